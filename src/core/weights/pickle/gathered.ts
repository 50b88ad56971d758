import { paired, pushContainer } from './containers';
import type { PickleStack } from './stack';
import type { Container } from './values';

/** Shared, since nothing is ever added to a tuple. */
const emptyTuple: Container = { kind: 'tuple', items: [] };

/** Pushes the container that an instruction makes of the topmost values; false for an instruction that makes none. */
export function gather(opcode: string, stack: PickleStack): boolean {
	switch (opcode) {
		case 'EMPTY_TUPLE':
			stack.push(emptyTuple);
			return true;
		case 'EMPTY_LIST':
			pushContainer(stack, 'list', []);
			return true;
		case 'EMPTY_DICT':
			pushContainer(stack, 'dict', []);
			return true;
		case 'EMPTY_SET':
			pushContainer(stack, 'set', []);
			return true;
		case 'TUPLE':
			pushContainer(stack, 'tuple', stack.popMark());
			return true;
		case 'TUPLE1':
			pushContainer(stack, 'tuple', stack.popSome(1));
			return true;
		case 'TUPLE2':
			pushContainer(stack, 'tuple', stack.popSome(2));
			return true;
		case 'TUPLE3':
			pushContainer(stack, 'tuple', stack.popSome(3));
			return true;
		case 'LIST':
			pushContainer(stack, 'list', stack.popMark());
			return true;
		case 'DICT':
			pushContainer(stack, 'dict', paired(stack.popMark()));
			return true;
		case 'FROZENSET':
			pushContainer(stack, 'frozenset', stack.popMark());
			return true;

		default:
			return false;
	}
}
