"""The inspector: judges Word files, ours or not, by the law of their date."""
