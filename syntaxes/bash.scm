; Commands and the variables they are given. Nothing here knows a tool.

(command) @command
(variable_assignment) @assign
