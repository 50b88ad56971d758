// Which expressions read a variable of the environment.
import type { Expression } from '../syntax/shapes';
import type { CalleePath } from './flow';

/** Packages whose calls read one: `config("MODEL")` of decouple, `env.str("MODEL")` of environs. */
const readers = /^(?:decouple|environs|environ|starlette\.config)$/;

/**
 * The variable that `expression` reads: `os.environ["MODEL"]`, `os.getenv("MODEL", …)`, `process.env.MODEL`,
 * `Deno.env.get("MODEL")`; undefined when it reads none, or one whose name is not written there.
 */
export function variableOf(
	expression: Expression,
	path: (callee: Expression) => CalleePath,
): string | undefined {
	if (expression.kind === 'member') {
		return isEnvironment(expression.object) ? expression.name : undefined;
	}
	if (expression.kind === 'subscript') {
		const { index, object } = expression;
		return index.kind === 'string' && (isEnvironment(object) || isEnviron(path(object)))
			? index.value
			: undefined;
	}
	if (expression.kind !== 'call') {
		return undefined;
	}
	const first = expression.arguments[0]?.value;
	if (first?.kind !== 'string') {
		return undefined;
	}
	const { callee } = expression;
	const { module, names } = path(callee);
	const last = names.at(-1);
	const reads =
		(last === 'getenv' && (module === undefined || module === 'os')) ||
		(last === 'get' && (isEnviron({ names: names.slice(0, -1) }) || ofDeno(callee))) ||
		(module !== undefined && readers.test(module));
	return reads ? first.value : undefined;
}

/** `process.env`, `Bun.env`. */
function isEnvironment(object: Expression): boolean {
	return (
		object.kind === 'member' &&
		object.name === 'env' &&
		object.object.kind === 'name' &&
		(object.object.name === 'process' || object.object.name === 'Bun')
	);
}

const isEnviron = ({ names }: CalleePath): boolean => names.at(-1) === 'environ' && names.length <= 2;

const ofDeno = (callee: Expression): boolean =>
	callee.kind === 'member' &&
	callee.object.kind === 'member' &&
	callee.object.name === 'env' &&
	callee.object.object.kind === 'name' &&
	callee.object.object.name === 'Deno';
