"""The settings page: everything a desk is set to, to be found, changed, taken back and handed on."""
