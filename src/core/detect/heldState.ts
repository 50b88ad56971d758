// State that frameworks of user interfaces hold: what it begins with is what it is until somebody changes it.
import type { Call, Expression } from '../syntax/shapes';
import { lastName } from './parts';

/** What gives an object whose field is the state: `ref("org/name").value` of Vue, `useRef("org/name").current` of React. */
const fields: Readonly<Record<string, string>> = {
	ref: 'value',
	shallowRef: 'value',
	signal: 'value',
	useSignal: 'value',
	useRef: 'current',
};

/** What gives the state and what sets it: `const [model, setModel] = useState("org/name")`. */
const pairs = new Set(['useState', 'createSignal']);

/** What is the state itself where it is read: Svelte's runes. */
const runes = new Set(['$state', '$state.raw', '$derived', '$bindable']);

/** What the field `name` of the object that `call` gives begins with; undefined where it is no such state. */
export const stateField = (call: Call, name: string): Expression | undefined =>
	fields[lastName(call.callee) ?? ''] === name ? begin(call) : undefined;

/** What the first of the two that `call` gives begins with. */
export const stateItem = (call: Call, position: number | undefined): Expression | undefined =>
	position === 0 && pairs.has(lastName(call.callee) ?? '') ? begin(call) : undefined;

/** What a rune begins with. */
export function stateItself({ callee, arguments: [first] }: Call): Expression | undefined {
	const name =
		callee.kind === 'member' && callee.object.kind === 'name'
			? `${callee.object.name}.${callee.name}`
			: callee.kind === 'name'
				? callee.name
				: '';
	return runes.has(name) ? first?.value : undefined;
}

const begin = ({ arguments: [first] }: Call): Expression | undefined =>
	first && first.name === undefined ? first.value : undefined;
