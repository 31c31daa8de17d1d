"""Values that every floor uses: errors, places, units, Vietnamese text."""
