"""Pictures that a person can edit in Word: charts with their data, flowcharts, maps of shapes."""
