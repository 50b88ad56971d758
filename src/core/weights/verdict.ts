import type { StoredTensor } from './format';

/** What is said of a file. The order of strength is `dangerous`, `malformed`, `suspicious`, `safe`. */
export type Verdict = 'dangerous' | 'malformed' | 'suspicious' | 'safe';

/** How much one observation weighs; a `note` leaves the verdict alone. */
export type WeightLevel = Exclude<Verdict, 'safe'> | 'note';

/** One observation about a file. */
export interface WeightFinding {
	readonly level: WeightLevel;
	/** A sentence for the user. Pieces of the file in it are shortened and printable. */
	readonly message: string;
	/** The member, stream and byte it stands at: `archive/data.pkl, byte 128`; empty for the file as a whole. */
	readonly where: string;
}

/** What was found out about one file of weights. */
export interface Inspection {
	/** Its path in its repository or folder. */
	readonly file: string;
	/** By content: `pickle`, `pytorch-zip`, `safetensors`, `gguf` …; `unknown` when no format was recognised. */
	readonly format: string;
	readonly verdict: Verdict;
	/** One sentence: the verdict and its strongest reason. */
	readonly sentence: string;
	/** Every `module name` that the file would import, as it stands in it (no Python-2 renaming), sorted. `?` stands for a part that is not known. */
	readonly globals: readonly string[];
	/** Strongest first. */
	readonly findings: readonly WeightFinding[];
	/** `torch.load(weights_only=True)` accepts it: stated only where every opcode and import is known to pass. */
	readonly loadsWeightsOnly: boolean;
	/** What was not looked at, one sentence each: raw tensor bytes, a member over the limit. */
	readonly notRead: readonly string[];
	/** The tensors it declares, in its order; absent where its format has none or not all can be told. */
	readonly tensors?: readonly StoredTensor[];
	/** Bytes of the whole file. */
	readonly size: number;
	/** Of the whole file, as the hub states it for what was judged; absent when it does not. */
	readonly sha256?: string;
	/** From the file itself, read-ahead included. */
	readonly bytesRead: number;
	/** Pieces of the file that were asked for. */
	readonly requests: number;
}

const strength: readonly WeightLevel[] = ['dangerous', 'malformed', 'suspicious', 'note'];

/** The strongest of several findings decides. */
export function verdictOf(findings: readonly Pick<WeightFinding, 'level'>[]): Verdict {
	const strongest = strength.find((level) => findings.some((finding) => finding.level === level));
	return strongest === undefined || strongest === 'note' ? 'safe' : strongest;
}

/** Sorts the strongest first; equals keep their order. */
export function byStrength(a: Pick<WeightFinding, 'level'>, b: Pick<WeightFinding, 'level'>): number {
	return strength.indexOf(a.level) - strength.indexOf(b.level);
}
