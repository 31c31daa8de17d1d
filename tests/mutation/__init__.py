"""Plants faults in clean Word files, as a person or Word makes them, and looks what is found."""
