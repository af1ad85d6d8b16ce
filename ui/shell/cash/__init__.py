"""The counter's drawer: its periods opened, counted, handed over and closed; cash moved without a sale."""
