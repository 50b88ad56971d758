import * as assert from 'node:assert/strict';
import { judgeTemplate } from '../../../src/core/weights/chatTemplate';
import { verdictOf } from '../../../src/core/weights/verdict';

const judged = (source: string) => verdictOf(judgeTemplate(source));

// Names that lead out of a template in places where constants are hard to follow. Jinja itself reaches
// `__subclasses__()` with each of the first ones, and some go on to run a command that does nothing.
suite('hidden names in chat templates', () => {
	const dangerous: readonly (readonly [string, string])[] = [
		[
			'a list that is added to',
			"{% set l=[] %}{% set _=l.extend(['__class__','__mro__','__subclasses__','__init__','__globals__','__name__']) %}{% for c in ''[l[0]][l[1]][1][l[2]]() %}{% if c[l[5]]=='_wrap_close' %}{{ c[l[3]][l[4]]['system']('true') }}{% endif %}{% endfor %}",
		],
		[
			'an index that is only known when it is rendered',
			"{% set l=['__class__','__mro__','__subclasses__','__init__','__globals__','__name__'] %}{% for c in ''[l[messages|length-1+0]][l[messages|length-1+1]][1][l[messages|length-1+2]]() %}{% if c[l[messages|length-1+5]]=='_wrap_close' %}{{ c[l[messages|length-1+3]][l[messages|length-1+4]]['system']('true') }}{% endif %}{% endfor %}",
		],
		[
			'fields chosen by a role',
			"{% for c in ''[{'user':'__class__'}[messages[0].role]][{'user':'__mro__'}[messages[0].role]][1][{'user':'__subclasses__'}[messages[0].role]]() %}{% if c[{'user':'__name__'}[messages[0].role]]=='_wrap_close' %}{{ c[{'user':'__init__'}[messages[0].role]][{'user':'__globals__'}[messages[0].role]]['system']('true') }}{% endif %}{% endfor %}",
		],
		[
			'what a macro prints',
			"{% set l=['__class__','__mro__','__subclasses__','__init__','__globals__','__name__'] %}{% macro m(i) %}{{ l[i] }}{% endmacro %}{% for c in ''[m(0)][m(1)][1][m(2)]() %}{% if c[m(5)]=='_wrap_close' %}{{ c[m(3)][m(4)]['system']('true') }}{% endif %}{% endfor %}",
		],
		[
			'an attribute of each entry',
			"{% set l=[{'k':'__class__'},{'k':'__mro__'},{'k':'__subclasses__'},{'k':'__init__'},{'k':'__globals__'},{'k':'__name__'}]|map(attribute='k')|list %}{% for c in ''[l[0]][l[1]][1][l[2]]() %}{% if c[l[5]]=='_wrap_close' %}{{ c[l[3]][l[4]]['system']('true') }}{% endif %}{% endfor %}",
		],
		[
			'a list that grows',
			"{% set l=[] %}{% set _=l.append('__class__') %}{% set _=l.append('__mro__') %}{% set _=l.append('__subclasses__') %}{% set _=l.append('__init__') %}{% set _=l.append('__globals__') %}{% set _=l.append('__name__') %}{{ ''[l[0]][l[1]][1][l[2]]()|length }}",
		],
		[
			'entries put in front',
			"{% set l=['role','b','c'] %}{% set _=l.insert(0,'__class__') %}{% set _=l.insert(1,'__mro__') %}{% set _=l.insert(2,'__subclasses__') %}{% set _=l.insert(3,'__init__') %}{% set _=l.insert(4,'__globals__') %}{% set _=l.insert(5,'__name__') %}{{ ''[l[0]][l[1]][1][l[2]]()|length }}",
		],
		[
			'fields that are added',
			"{% set l={} %}{% set _=l.update({'a0':'__class__','a1':'__mro__','a2':'__subclasses__'}) %}{{ ''[l.a0][l.a1][1][l.a2]()|length }}",
		],
		[
			'fields that are added by name',
			"{% set l={} %}{% set _=l.update(a0='__class__',a1='__mro__',a2='__subclasses__') %}{{ ''[l['a0']][l['a1']][1][l['a2']]()|length }}",
		],
		[
			'a field that is set where it is missing',
			"{% set l={} %}{{ ''[l.setdefault('a0','__class__')][l.setdefault('a1','__mro__')][1][l.setdefault('a2','__subclasses__')]()|length }}",
		],
		[
			'what stands in for a missing field',
			"{{ ''[{}.get('q','__class__')][{}.get('q','__mro__')][1][{}.get('q','__subclasses__')]()|length }}",
		],
		[
			'more arguments than parameters',
			"{% macro m() %}{{ ''[varargs[0]][varargs[1]][1][varargs[2]]()|length }}{% endmacro %}{{ m('__class__','__mro__','__subclasses__') }}",
		],
		[
			'arguments of other names',
			"{% macro m() %}{{ ''[kwargs.a][kwargs.b][1][kwargs.c]()|length }}{% endmacro %}{{ m(a='__class__',b='__mro__',c='__subclasses__') }}",
		],
		[
			'turns of a loop',
			"{% for i in [1] %}{{ ''[loop.cycle('__class__')][loop.cycle('__mro__')][1][loop.cycle('__subclasses__')]()|length }}{% endfor %}",
		],
		[
			'fields made of pairs',
			"{% set k='a' %}{% set d=dict([('a0','__class__'),('a1','__mro__'),('a2','__subclasses__')]) %}{{ ''[d['a0']][d['a1']][1][d['a2']]()|length }}",
		],
		[
			'a text cut short',
			"{{ ''[('__class__ZZZZZZ'|truncate(9,true,'',0))][('__mro__ZZZZZZ'|truncate(7,true,'',0))][1][('__subclasses__ZZZZZZ'|truncate(14,true,'',0))]()|length }}",
		],
		[
			'a list cut in pieces',
			"{{ ''[(['__class__']|slice(1)|first|first)][(['__mro__']|slice(1)|first|first)][1][(['__subclasses__']|slice(1)|first|first)]()|length }}",
		],
		[
			'messages that are added to',
			"{% set _=messages.append('__class__') %}{% set _=messages.append('__mro__') %}{% set _=messages.append('__subclasses__') %}{{ ''[messages[-3]][messages[-2]][1][messages[-1]]()|length }}",
		],
		[
			'words chosen by the turn of a loop',
			"{% for i in [1] %}{% set ks='x __class__ __mro__ __subclasses__'.split() %}{{ ''[ks[loop.index]][ks[loop.index+1]][1][ks[loop.index+2]]()|length }}{% endfor %}",
		],
		[
			'signs of the end of a turn',
			"{% set u=eos_token[4] %}{{ ''[u~u~'class'~u~u][u~u~'mro'~u~u][1][u~u~'subclasses'~u~u]()|length }}",
		],
		[
			'signs in a list',
			"{% set u=eos_token[4] %}{{ ''[[u,u,'class',u,u]|join][[u,u,'mro',u,u]|join][1][[u,u,'subclasses',u,u]|join]()|length }}",
		],
		[
			'signs in names',
			"{% set u=eos_token[4] %}{% set k0=u~u~'class'~u~u %}{% set k1=u~u~'mro'~u~u %}{% set k2=u~u~'subclasses'~u~u %}{{ ''[k0][k1][1][k2]()|length }}",
		],
		[
			'a call by name',
			"{% set u=eos_token[4] %}{% set f=''[u~u~'class'~u~u][u~u~'mro'~u~u][1][u~u~'subclasses'~u~u] %}{{ f()|length }}{% set k='__' %}{{ ''['x']['x'][1]['x']()|length }}",
		],
		[
			'a namespace under another name',
			"{% set ns=namespace(a='role',b='x',c='y') %}{% set n2=ns %}{% set n2.a='__class__' %}{% set n2.b='__mro__' %}{% set n2.c='__subclasses__' %}{{ ''[ns.a][ns.b][1][ns.c]()|length }}",
		],
		[
			'the first of a list in order',
			"{{ ''[(['Zz','__class__']|sort|first)][(['Zz','__mro__']|sort|first)][1][(['Zz','__subclasses__']|sort|first)]()|length }}",
		],
		[
			'a macro under another name',
			"{% macro m(o,n='role') %}{{ o[n] }}{% endmacro %}{% set f=m %}{{ f('','__class__') }}",
		],
		[
			'a text of which a format leaves nothing',
			"{{ ''[('%.0s__class__'%'a')][('%.0s__mro__'%'a')][1][('%.0s__subclasses__'%'a')]()|length }}",
		],
		[
			'braces that stand for themselves',
			"{{ ''['{{a}}__class__'.format()[3:]]['{{a}}__mro__'.format()[3:]][1]['{{a}}__subclasses__'.format()[3:]]()|length }}",
		],
		[
			'a line break that is left out',
			"{% macro m0() %}\n__class__{% endmacro %}{% macro m1() %}\n__mro__{% endmacro %}{% macro m2() %}\n__subclasses__{% endmacro %}{{ ''[m0()][m1()][1][m2()]()|length }}",
		],
		[
			'a block in a block',
			"{% set m0 %}\n  {% if true %}\n__class__{% endif %}{% endset %}{% set m1 %}\n  {% if true %}\n__mro__{% endif %}{% endset %}{% set m2 %}\n  {% if true %}\n__subclasses__{% endif %}{% endset %}{{ ''[m0][m1][1][m2]()|length }}",
		],
		[
			'any of a list',
			"{{ ''[(['__class__']|random)][(['__mro__']|random)][1][(['__subclasses__']|random)]()|length }}",
		],
		[
			'a list in rows',
			"{{ ''[((['__class__']|batch(1)|list)[0][0])][((['__mro__']|batch(1)|list)[0][0])][1][((['__subclasses__']|batch(1)|list)[0][0])]()|length }}",
		],
		[
			'fields in order',
			"{{ ''[(({'__class__':1}|dictsort)[0][0])][(({'__mro__':1}|dictsort)[0][0])][1][(({'__subclasses__':1}|dictsort)[0][0])]()|length }}",
		],
		[
			'a text cut in three',
			"{{ ''[('x|__class__'.partition('|')[2])][('x|__mro__'.partition('|')[2])][1][('x|__subclasses__'.partition('|')[2])]()|length }}",
		],
		[
			'a text that is moved in',
			"{{ ''[('__class__'|indent)][('__mro__'|indent)][1][('__subclasses__'|indent)]()|length }}",
		],
		[
			'a text without its tags',
			"{{ ''[('<b>__class__'|striptags)][('<b>__mro__'|striptags)][1][('<b>__subclasses__'|striptags)]()|length }}",
		],
		[
			'entries taken from a list',
			"{% set l=['__subclasses__','__mro__','__class__'] %}{{ ''[l.pop()][l.pop()][1][l.pop()]()|length }}",
		],
		[
			'some of what is replaced',
			"{{ ''[('aa__class__'.replace('a','',2))][('aa__mro__'.replace('a','',2))][1][('aa__subclasses__'.replace('a','',2))]()|length }}",
		],
		[
			'what is left of a negative number',
			"{% set l=['__class__','__mro__','__subclasses__'] %}{{ ''[l[(-3) % 3]][l[(-2) % 3]][1][l[(-1) % 3]]()|length }}",
		],
		[
			'pieces in a list',
			"{% set l=[] %}{% set _=l.extend(['__','class','mro','subclasses']) %}{{ ''[l[0]~l[1]~l[0]][l[0]~l[2]~l[0]][1][l[0]~l[3]~l[0]]()|length }}",
		],
		[
			'pieces that are added to a list',
			"{% set l=[] %}{% set _=l.append('_') %}{% set _=l.append('class') %}{% set _=l.append('mro') %}{% set _=l.append('subclasses') %}{{ ''[[l[0],l[0],l[1],l[0],l[0]]|join][[l[0],l[0],l[2],l[0],l[0]]|join][1][[l[0],l[0],l[3],l[0],l[0]]|join]()|length }}",
		],
		[
			'names from the end',
			"{% set l=[] %}{% set _=l.extend(['__ssalc__','__orm__','__sessalcbus__']) %}{{ ''[l[0]|reverse][l[1]|reverse][1][l[2]|reverse]()|length }}",
		],
		[
			'a list as JSON',
			"{{ ''[((['__class__']|tojson)[2:-2])][((['__mro__']|tojson)[2:-2])][1][((['__subclasses__']|tojson)[2:-2])]()|length }}",
		],
		[
			'a list as text',
			"{{ ''[((['__class__']|string)[2:-2])][((['__mro__']|string)[2:-2])][1][((['__subclasses__']|string)[2:-2])]()|length }}",
		],
		[
			'an address',
			"{{ ''[('__class__'|urlencode)][('__mro__'|urlencode)][1][('__subclasses__'|urlencode)]()|length }}",
		],
		['a filter that reads', "{% set l=[] %}{% set _=l.append('__class__') %}{{ ''|attr(l[0]) }}"],
		[
			'a filter that reads of each entry',
			"{% set l=[] %}{% set _=l.append('__class__') %}{{ ['']|map(attribute=l[0])|list }}",
		],
		[
			'a text that reads while it is filled in',
			"{% set l=[] %}{% set _=l.append('{0.__class__}') %}{{ l[0].format('') }}",
		],
		[
			'an object of the program under the name of another',
			"{% set range=cycler %}{% for i in range('__class__') %}{{ ''[i]() }}{% endfor %}",
		],
		['a list of hundreds', `{% set l=[${"'a',".repeat(600)}'__class__'] %}{{ ''[l[-1]]() }}`],
		[
			'behind much else',
			`{% set z='a' %}${"{% set z=z~'b' %}".repeat(3000)}{% set l=[] %}{% set _=l.extend(['__class__']) %}{{ ''[l[0]]() }}`,
		],
	];
	for (const [name, source] of dangerous) {
		test(`dangerous: ${name}`, () => assert.equal(judged(source), 'dangerous'));
	}

	const suspicious: readonly (readonly [string, string])[] = [
		[
			'a name that is put together',
			"{% set u=eos_token[4] %}{{ raise_exception[u~u~'globals'~u~u]['os']['environ'] }}",
		],
		[
			'a name that is put together elsewhere',
			"{% set u=eos_token[4] %}{% set g=u~u~'globals'~u~u %}{{ raise_exception[g]['os'].replace('a','b') }}",
		],
		[
			'a method that is set',
			"{% set u=eos_token[4] %}{% set ns=namespace() %}{% set ns.get=''[u~u~'class'~u~u] %}{{ ns.get() }}",
		],
		[
			'letters by their numbers',
			"{% set l=[] %}{% set _=l.extend([95,95,99,108,97,115,115,95,95]) %}{% set a='%c%c%c%c%c%c%c%c%c'|format(l[0],l[1],l[2],l[3],l[4],l[5],l[6],l[7],l[8]) %}{{ ''[a][a][1][a]()|length }}",
		],
		[
			'what is handed back',
			"{% macro m() %}{{ caller(''[eos_token[4]]) }}{% endmacro %}{% call(f) m() %}{{ f() }}{% endcall %}",
		],
		['one of two', "{{ (''[eos_token] if true else x)() }}"],
		['an entry of a list', "{% set l=[''[eos_token]] %}{{ l[0]() }}"],
		[
			'an entry of a list under another name',
			"{% set l=[] %}{% set m=l %}{% set _=m.append(''[eos_token]) %}{{ l[0]() }}",
		],
		['the first of a list', "{% set f=[''[eos_token]]|first %}{{ f() }}"],
		['a field', "{% set d={'get': ''[eos_token]} %}{% set g=d.get('get') %}{{ g('x') }}"],
		[
			'a count that is none',
			"{% set o={} %}{% macro q(range) %}{% for i in range(3) %}{{ ''[i]() }}{% endfor %}{% endmacro %}{{ q(m) }}",
		],
		['a loop that is none', "{% for loop in [{'index': eos_token}] %}{{ ''[loop.index]() }}{% endfor %}"],
		['a number that is none', "{{ ''['x'|int(default=eos_token)]() }}"],
		['a name that is only kept', "{% set l=[] %}{% set _=l.append('__class__') %}"],
		['a name that is handed on', "{{ f('__globals__') }}"],
		['a method by a name from messages', '{{ x[messages[0].role]() }}'],
	];
	for (const [name, source] of suspicious) {
		test(`suspicious: ${name}`, () => assert.equal(judged(source), 'suspicious'));
	}

	const harmless = [
		"{% if m.content == '__init__' or '__class__' in m.content %}{{ m.content }}{% endif %}",
		"{{ m.content.split('__end__')[-1] }}{{ m.content|replace('__name__', '') }}",
		"{{ '__init__' ~ m.content }}{{ ['__init__', 'b']|join(', ') }}",
		"{{ raise_exception('No __class__ here') }}",
		"{% if m.role in ['__system__', 'system'] %}x{% endif %}",
		'{% macro note() %}Functions like __init__ are no tools.{% endmacro %}{{ note() }}',
		'{% macro a(x) %}{{ x }}{% endmacro %}{% set l = [] %}{% set l = l + [a] %}{% for i in range(l|length) %}{{ l[i](m) }}{% endfor %}',
		'{% set l = [] %}{% for m in messages %}{% set _ = l.append(m[key]) %}{% endfor %}{{ l[0].strip() }}',
		"{% for k in tool %}{{ tool[k].items() }}{{ tool[k]['type'].split('|')[loop.index0] }}{% endfor %}",
		"{% set key = tool.name|default('x') %}{{ tools[key].description.strip() }}",
		"{{ messages[(messages|selectattr('role', 'equalto', 'user')|list|length) - 1].content }}",
		"{% set i = (messages|length) - 1 %}{{ messages[i].content.strip() }}{{ args[name|replace('-', '_')] }}",
		"{% set sep = joiner(', ') %}{% for k, v in args|items %}{{ sep() }}{{ args[k] }}{% endfor %}",
		"{{ strftime_now('%d') }}{{ messages[0].model_dump() }}",
	];
	for (const source of harmless) {
		test(`harmless: ${source.slice(0, 100)}`, () => assert.deepEqual(judgeTemplate(source), []));
	}

	test('a heavy template ends: names', () => {
		judgeTemplate(`{{ ${"'__a__' ~ ".repeat(30_000)}a }}`);
		judgeTemplate(Array.from({ length: 4000 }, (_, at) => `{% set a${at} = a${at + 1}[x] %}`).join(''));
		judgeTemplate("{% set a = 'b' ~ a %}{{ x[a] }}".repeat(3000));
	}).timeout(20_000);
});
