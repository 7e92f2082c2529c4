"""The app in a browser: a small server that starts the app once for each page that is opened."""
