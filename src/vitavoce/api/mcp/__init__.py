"""The door for programs that think: the Model Context Protocol over streamable HTTP."""
