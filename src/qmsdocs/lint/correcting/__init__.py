"""Says what is to be set where so that a paper keeps the rules, as far as that is safe."""
