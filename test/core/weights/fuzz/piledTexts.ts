import { filledText, most } from './piling';
import type { Random } from './random';

/** JSON that goes deep, or wide, or has long texts. */
export const json = (random: Random): string => {
	const size = 1000 + random.below(most);
	const deep = Math.min(size >> 3, 400_000);
	return random.pick<() => string>([
		() => `${'['.repeat(deep)}${']'.repeat(deep)}`,
		() => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
		() => `[${filledText(random, () => '1,')}1]`,
		() => `[${filledText(random, () => '[],')}1]`,
		() => `[${filledText(random, () => '{},')}1]`,
		() => `[${filledText(random, () => '"",')}1]`,
		() => `[${filledText(random, () => '{"class_name":"Lambda"},')}1]`,
		() => `{${filledText(random, (at) => `"k${at}":${at},`)}"z":1}`,
		() => `{${filledText(random, (at) => `"k${at}":{"module":"os","class_name":"A${at}"},`)}"z":1}`,
		() => `{${filledText(random, () => '"same":1,')}"z":1}`,
		() => `{${filledText(random, (at) => `"__module__":"m${at}","__class__":"C${at}",`)}"z":1}`,
		() =>
			`{${filledText(random, (at) => `"class_name":"C${at}","module":"m${at}","parent_library":"l${at}","base_model_class":"B${at}",`)}"z":1}`,
		() => `"${filledText(random, () => '\\u0041')}"`,
		() => `"${'a'.repeat(size)}"`,
		() => `[${'9'.repeat(size)}]`,
		() => `[0.${'0'.repeat(size)}e1]`,
		() => ' '.repeat(size),
	])();
};
/** A template that opens, chains or repeats without end. */
export const template = (random: Random): string => {
	const size = 1000 + random.below(most >> 1);
	const again = (text: string): string => text.repeat(Math.ceil(size / text.length));
	const half = (text: string): string => text.repeat(Math.ceil(size / 2 / text.length));
	return random.pick<() => string>([
		() => `{{ ${again('(')}`,
		() => `{{ ${half('(')}x${half(')')} }}`,
		() => `{{ ${half('[')}${half(']')} }}`,
		() => `{{ x${again('.a')} }}`,
		() => `{{ x${again("['a']")} }}`,
		() => `{{ x${again('|trim')} }}`,
		() => `{{ x${again('+x')} }}`,
		() => `{{ ${again('not ')}x }}`,
		() => `{{ ${again('-')}x }}`,
		() => `{{ x${again('()')} }}`,
		() => `{{ x${again(' if x else y')} }}`,
		() => `{{ ${again("'_'~")}'' }}`,
		() => again('{{ x }}'),
		() => again('{% set x = x ~ x %}'),
		() => again('{% if x %}'),
		() => `${half('{% if x %}')}${half('{% endif %}')}`,
		() => `${half('{% for a in b %}')}${half('{% endfor %}')}`,
		() => again('{% for a in b %}{{ a }}{% endfor %}'),
		() => `{% if a %}${again('{% elif b %}')}{% endif %}`,
		() => `{% set x = [${again('1,')}1] %}`,
		() => `{% set x = {${again("'a':1,")}} %}`,
		() => `{# ${again('{#')}`,
		() => again('{%'),
		() => again('{#'),
		() => again('{{'),
		() => `{{ '${again('\\x5f')}' }}`,
		() => `{% macro f(${again('a,')}b) %}{% endmacro %}`,
		() => again('{% macro f() %}{{ f() }}{% endmacro %}'),
		() => `{{ ''.join([${again("'_',")}]) }}`,
		() => `{{ f(${again('a=1,')}) }}`,
	])();
};
