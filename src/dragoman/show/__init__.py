"""What people see: the command line, the report and the export formats. Reads the store, never writes to it."""
