"""`python -m copylint`."""

from copylint.cli.start import main

if __name__ == "__main__":
    main()
