; Commands, the variables they are given, and the loops that name words in turn. Nothing here knows a tool.

(command) @command
(variable_assignment) @assign
(for_statement) @loop
