; What of a Python program bears on which model it loads. Nothing here knows a library.

(call) @call

; Also without a value: `revision: str` in a class declares a field.
(assignment) @assign
(named_expression) @assign
(augmented_assignment) @assign
(global_statement) @outer
(nonlocal_statement) @outer
(with_item (as_pattern) @assign)
(for_statement) @each
(for_in_clause) @each
(return_statement) @return
(import_statement) @import
(import_from_statement) @import

(function_definition) @function
(lambda) @function
(class_definition) @class
; A branch or loop body runs only sometimes, so what it binds does not undo what was bound before.
(if_statement (block) @block)
(elif_clause (block) @block)
(else_clause (block) @block)
(for_statement (block) @loop)
(while_statement (block) @loop)
(try_statement (block) @block)
(except_clause (block) @block)
(case_clause (block) @block)

(string) @string
