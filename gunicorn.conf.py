"""What gunicorn is told besides the command line, in ./run and in the container."""

# Which page is asked stands in the request line only: whoever comes past a proxy may send a SCRIPT_NAME or PATH_INFO.
forwarder_headers = ""
