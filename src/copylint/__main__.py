"""`python -m copylint`."""

from copylint.start import main

if __name__ == "__main__":
    main()
