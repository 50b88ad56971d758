import type { Field, Shapes } from './protobuf';

/** Fields by number, those of a kind together. */
function fields(
	numbers: Partial<Record<Extract<Field, string>, readonly number[]>>,
	messages: Readonly<Record<number, string>> = {},
): Readonly<Record<number, Field>> {
	return Object.fromEntries([
		...Object.entries(numbers).flatMap(([kind, list]) => list.map((number) => [number, kind])),
		...Object.entries(messages).map(([number, message]) => [number, { message }]),
	]) as Readonly<Record<number, Field>>;
}

const entry = 'StringStringEntryProto';
/** The same message where it says where a tensor's numbers stand, so that its texts are wanted. */
export const externalEntry = 'external_data';

/** The messages of ONNX as onnx.proto (IR version 13) has them; texts and numbers are told where a rule asks for them. */
export const onnxShapes: Shapes = {
	ModelProto: fields(
		{ number: [1], bytes: [2, 3, 4, 6], packed: [5] },
		{
			7: 'GraphProto',
			8: 'OperatorSetIdProto',
			14: entry,
			20: 'TrainingInfoProto',
			25: 'FunctionProto',
			26: 'DeviceConfigurationProto',
		},
	),
	GraphProto: fields(
		{ bytes: [2, 10] },
		{
			1: 'NodeProto',
			5: 'TensorProto',
			11: 'ValueInfoProto',
			12: 'ValueInfoProto',
			13: 'ValueInfoProto',
			14: 'TensorAnnotation',
			15: 'SparseTensorProto',
			16: entry,
		},
	),
	NodeProto: fields(
		{ bytes: [1, 2, 3, 6, 8], text: [4, 7] },
		{ 5: 'AttributeProto', 9: entry, 10: 'NodeDeviceConfigurationProto' },
	),
	AttributeProto: fields(
		{ bytes: [1, 4, 9, 13, 21], packed: [3, 8, 20], floats: [2, 7] },
		{
			5: 'TensorProto',
			6: 'GraphProto',
			10: 'TensorProto',
			11: 'GraphProto',
			14: 'TypeProto',
			15: 'TypeProto',
			22: 'SparseTensorProto',
			23: 'SparseTensorProto',
		},
	),
	TensorProto: fields(
		{ bytes: [6, 8, 9, 12], number: [2, 14], numbers: [1], packed: [5, 7, 11], floats: [4], doubles: [10] },
		{ 3: 'Segment', 13: externalEntry, 16: entry },
	),
	SparseTensorProto: fields({ packed: [3] }, { 1: 'TensorProto', 2: 'TensorProto' }),
	FunctionProto: fields(
		{ text: [1, 10], bytes: [4, 5, 6, 8, 13], packed: [2, 3] },
		{ 7: 'NodeProto', 9: 'OperatorSetIdProto', 11: 'AttributeProto', 12: 'ValueInfoProto', 14: entry },
	),
	TrainingInfoProto: fields({}, { 1: 'GraphProto', 2: 'GraphProto', 3: entry, 4: entry }),
	OperatorSetIdProto: fields({ text: [1], packed: [2] }),
	[entry]: fields({ bytes: [1, 2] }),
	[externalEntry]: fields({ text: [1, 2] }),
	Segment: fields({ packed: [1, 2] }),
	TensorAnnotation: fields({ bytes: [1] }, { 2: entry }),
	ValueInfoProto: fields({ bytes: [1, 3] }, { 2: 'TypeProto', 4: entry }),
	TypeProto: fields(
		{ bytes: [6] },
		{
			1: 'TypeProto.Tensor',
			4: 'TypeProto.Element',
			5: 'TypeProto.Map',
			7: 'TypeProto.Opaque',
			8: 'TypeProto.Tensor',
			9: 'TypeProto.Element',
		},
	),
	'TypeProto.Tensor': fields({ packed: [1] }, { 2: 'TensorShapeProto' }),
	'TypeProto.Element': fields({}, { 1: 'TypeProto' }),
	'TypeProto.Map': fields({ packed: [1] }, { 2: 'TypeProto' }),
	'TypeProto.Opaque': fields({ bytes: [1, 2] }),
	TensorShapeProto: fields({}, { 1: 'TensorShapeProto.Dimension' }),
	'TensorShapeProto.Dimension': fields({ packed: [1], bytes: [2, 3] }),
	DeviceConfigurationProto: fields({ bytes: [1, 3], packed: [2] }),
	NodeDeviceConfigurationProto: fields({ bytes: [1], packed: [3] }, { 2: 'ShardingSpecProto' }),
	ShardingSpecProto: fields({ bytes: [1], packed: [2] }, { 3: 'IntIntListEntryProto', 4: 'ShardedDimProto' }),
	IntIntListEntryProto: fields({ packed: [1, 2] }),
	ShardedDimProto: fields({ packed: [1] }, { 2: 'SimpleShardedDimProto' }),
	SimpleShardedDimProto: fields({ packed: [1, 3], bytes: [2] }),
};

/** Bits of one number of each tensor type (`TensorProto.DataType`); texts (8) have none. */
export const onnxBits: ReadonlyMap<number, number> = new Map([
	...[1, 6, 12].map((type) => [type, 32] as const),
	...[2, 3, 9, 17, 18, 19, 20, 24].map((type) => [type, 8] as const),
	...[4, 5, 10, 16].map((type) => [type, 16] as const),
	...[7, 11, 13, 14].map((type) => [type, 64] as const),
	[15, 128],
	...[21, 22, 23].map((type) => [type, 4] as const),
	...[25, 26].map((type) => [type, 2] as const),
	...[27, 28].map((type) => [type, 6] as const),
]);
