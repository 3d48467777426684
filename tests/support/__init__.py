"""What tests share and is no test: copy to read, promises to hold it against, stand-ins, ways to install and
to kill."""
