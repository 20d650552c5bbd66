"""The desk in the browser: a page is one desk function's answer put into a template."""
