"""A form as one HTML page that works offline, keeps what is entered in the browser, and gives an answers file."""
