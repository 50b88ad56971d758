/** What follows an opcode: nothing, a number of so many bytes, bytes behind their length, or one or two lines of text. */
export type Argument =
	| 'none'
	| 'uint1'
	| 'uint2'
	| 'uint4'
	| 'int4'
	| 'float8'
	| 'frame'
	| 'bytes1'
	| 'bytes4'
	| 'bytes8'
	| 'signed4'
	| 'line'
	| 'lines';

/** An instruction of a pickle. */
export interface Opcode {
	readonly name: string;
	readonly argument: Argument;
	/** Whether the loader of torch that takes weights only knows it. */
	readonly weightsOnly: boolean;
	/** Steps that it costs, so that files of only dear ones take no longer than others. */
	readonly cost: number;
}

/**
 * All 68 of them, by what follows them (the language's own table is `pickletools.opcodes`). A star marks the 34 that
 * torch's `_weights_only_unpickler` reads.
 */
const table: Readonly<Record<Argument, string>> = {
	none: `28 MARK* 29 EMPTY_TUPLE* 2e STOP* 30 POP 31 POP_MARK 32 DUP 4e NONE* 51 BINPERSID* 52 REDUCE* 5d EMPTY_LIST*
		61 APPEND* 62 BUILD* 64 DICT 65 APPENDS* 6c LIST 6f OBJ 73 SETITEM* 74 TUPLE* 75 SETITEMS* 7d EMPTY_DICT*
		81 NEWOBJ* 85 TUPLE1* 86 TUPLE2* 87 TUPLE3* 88 NEWTRUE* 89 NEWFALSE* 8f EMPTY_SET* 90 ADDITEMS 91 FROZENSET
		92 NEWOBJ_EX 93 STACK_GLOBAL 94 MEMOIZE 97 NEXT_BUFFER 98 READONLY_BUFFER`,
	uint1: '4b BININT1* 68 BINGET* 71 BINPUT* 80 PROTO* 82 EXT1',
	uint2: '4d BININT2* 83 EXT2',
	uint4: '6a LONG_BINGET* 72 LONG_BINPUT*',
	int4: '4a BININT* 84 EXT4',
	float8: '47 BINFLOAT*',
	frame: '95 FRAME',
	bytes1: '43 SHORT_BINBYTES 55 SHORT_BINSTRING* 8a LONG1* 8c SHORT_BINUNICODE',
	bytes4: '42 BINBYTES 58 BINUNICODE*',
	bytes8: '8d BINUNICODE8 8e BINBYTES8 96 BYTEARRAY8',
	signed4: '54 BINSTRING 8b LONG4',
	line: '46 FLOAT 49 INT 4c LONG 50 PERSID 53 STRING 56 UNICODE 67 GET 70 PUT',
	lines: '63 GLOBAL* 69 INST',
};

/** What makes values that stay, resolves names or calls is dearer than the rest. */
function costOf(name: string): number {
	if (/^(?:GLOBAL|STACK_GLOBAL|INST|EXT\d)$/.test(name)) {
		return 60;
	}
	return /^(?:EMPTY_(?:LIST|DICT|SET)|TUPLE\d?|LIST|DICT|FROZENSET|REDUCE|OBJ|NEWOBJ|NEWOBJ_EX|BUILD)$/.test(
		name,
	)
		? 4
		: 1;
}

/** The opcodes by their byte; the others are `undefined`. */
export const opcodes: readonly (Opcode | undefined)[] = (() => {
	const byCode = new Array<Opcode | undefined>(256).fill(undefined);
	for (const [argument, row] of Object.entries(table)) {
		for (const [, code = '', name = '', star] of row.matchAll(/([0-9a-f]{2}) (\w+)(\*?)/g)) {
			byCode[Number.parseInt(code, 16)] = {
				name,
				argument: argument as Argument,
				weightsOnly: star === '*',
				cost: costOf(name),
			};
		}
	}
	return byCode;
})();
