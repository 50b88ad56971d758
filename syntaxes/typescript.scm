; What of a TypeScript or JavaScript program bears on which model it loads. Nothing here knows a library.
; Only node names that all three grammars (typescript, tsx, javascript) share.

(call_expression) @call
(new_expression) @call

(variable_declarator value: (_)) @assign
(assignment_expression) @assign
(augmented_assignment_expression) @assign
(for_in_statement) @each
(return_statement) @return
(import_statement) @import
(export_statement) @export

(function_declaration) @function
(generator_function_declaration) @function
(function_expression) @function
(arrow_function) @function
(method_definition) @function
(class_declaration) @class
(class) @class
; A branch or loop body runs only sometimes, so what it binds does not undo what was bound before.
(if_statement (statement_block) @block)
(else_clause (statement_block) @block)
(for_statement (statement_block) @loop)
(for_in_statement (statement_block) @loop)
(while_statement (statement_block) @loop)
(do_statement (statement_block) @loop)
(try_statement (statement_block) @block)
(catch_clause (statement_block) @block)
(switch_case) @block

(string) @string
(template_string) @string
