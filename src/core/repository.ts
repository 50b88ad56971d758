import type { Evidence, ModelFile, ModelInfo } from './model';

/**
 * The answer to one further question about a repository. `absent`: the hub says that it is not there (a file, an
 * owner); `unknown`: it could not be asked or did not tell, and `reason` is a sentence that says why. `cause` as in a `Lookup`.
 */
export type Told<T> =
	| { readonly state: 'told'; readonly value: T; readonly evidence: Evidence }
	| { readonly state: 'absent'; readonly evidence: Evidence }
	| {
			readonly state: 'unknown';
			readonly reason: string;
			readonly cause?: 'not-recorded' | 'not-asked';
	  };

/** A branch, tag, conversion or pull request, and the commit it means now. */
export interface Ref {
	/** `main`, `v1.0`, `1` */
	readonly name: string;
	/** `refs/heads/main`, `refs/pr/1` */
	readonly ref: string;
	readonly commit: string;
}

/** What names commits of a repository. */
export interface Refs {
	readonly branches: readonly Ref[];
	readonly tags: readonly Ref[];
	/** Conversions that the hub made itself, such as `refs/convert/parquet`. */
	readonly converts: readonly Ref[];
	/** Absent: not told. */
	readonly pullRequests?: readonly Ref[];
}

/** What scanners say of a file. `error`: the scan failed, which says nothing about the file. */
export type ScanStatus = 'unscanned' | 'queued' | 'safe' | 'caution' | 'suspicious' | 'unsafe' | 'error';

/** Who looks at files when they are uploaded. */
export type Scanner = 'jfrog' | 'protect-ai' | 'clamav' | 'picklescan' | 'virustotal';

/** What one scanner says of one file. */
export interface ScannerVerdict {
	readonly scanner: Scanner;
	readonly status: ScanStatus;
	/** The scanner's own words. */
	readonly message?: string;
	readonly reportLink?: string;
	/** Of the scanner when the file was uploaded, not of today's. */
	readonly version?: string;
	/** `module name` of what a pickle imports, by the scanner's judgement. */
	readonly imports?: readonly { readonly name: string; readonly safety: string }[];
}

/** Scanners that the hub does not speak of are not listed: not stated, which is not "safe". */
export interface FileScan {
	/** The hub's own roll-up. */
	readonly status?: ScanStatus;
	readonly scanners: readonly ScannerVerdict[];
}

/** One change of a repository. */
export interface Commit {
	readonly id: string;
	/** The first line of the message. */
	readonly title: string;
	/** ISO 8601, as the hub writes it. */
	readonly date?: string;
	/** Users of the hub. */
	readonly authors: readonly string[];
}

/** A file with what only its own question tells. */
export interface TreeFile extends ModelFile {
	/** The commit that last changed it. */
	readonly changed?: Omit<Commit, 'authors'>;
	readonly scan?: FileScan;
}

/** The latest commits, newest first. */
export interface History {
	/** Newest first; the latest ones only. */
	readonly commits: readonly Commit[];
	/** Of all commits; absent: not told. */
	readonly total?: number;
}

/** A change that somebody offers. */
export interface PullRequest {
	readonly number: number;
	readonly title: string;
	readonly status: 'open' | 'closed' | 'merged' | 'draft';
	readonly author?: string;
	readonly createdAt?: string;
	/** Converts the weights to safetensors, as far as its title says. */
	readonly converts: boolean;
}

/** How a model is used beyond the counts of the last 30 days. */
export interface Usage {
	readonly downloadsAllTime?: number;
	readonly trending?: number;
	/** Demos that name it. */
	readonly spaces?: number;
	/** Models that name it as their base. */
	readonly derivatives?: number;
	/** Of the repository with its history, bytes. */
	readonly storage?: number;
}

/** Who publishes a model. */
export interface Owner {
	readonly name: string;
	readonly kind: 'organisation' | 'user';
	readonly fullName?: string;
	/** The hub checked that the organisation is whom it claims to be. Absent: not told, as of every user. */
	readonly verified?: boolean;
	readonly models?: number;
	readonly followers?: number;
}

/** One tensor as the header of a safetensors file declares it. */
export interface Tensor {
	readonly name: string;
	/** `F32`, `BF16`, `I8` … */
	readonly dtype: string;
	readonly shape: readonly number[];
}

/** What to search for; everything given has to fit. */
export interface ModelSearch {
	readonly words?: string;
	readonly owner?: string;
	/** `text-classification` */
	readonly task?: string;
	/** Library, language, licence (`license:mit`) and other tags. */
	readonly tags?: readonly string[];
	/** Parameters, from and to. */
	readonly parameters?: { readonly least?: number; readonly most?: number };
	readonly gated?: boolean;
	readonly sort?: 'downloads' | 'likes' | 'trendingScore' | 'lastModified' | 'createdAt' | 'num_parameters';
	/** How many at most, 1 to 500; 20 unless given. A hundred cost one question. */
	readonly limit?: number;
}

/** A model as a list holds it: without its files, and with what was asked for by name. */
export type FoundModel = Omit<ModelInfo, 'files' | 'scan'>;

/** What a search found. */
export interface FoundModels {
	readonly models: readonly FoundModel[];
	/** There are more that fit. */
	readonly more: boolean;
}

/**
 * What the hub tells of a repository beyond the model object, each question for itself and only when somebody wants to
 * know. All answers are kept; nothing throws but what `signal` was aborted with. `id` and `revision` that could bend an
 * address are not asked for.
 */
export interface Repository {
	refs(id: string, signal: AbortSignal): Promise<Told<Refs>>;
	/** All files with the commit that last changed each, and what every scanner says of it. */
	tree(id: string, revision: string, signal: AbortSignal): Promise<Told<readonly TreeFile[]>>;
	/** The latest hundred commits up to `revision`. */
	history(id: string, revision: string, signal: AbortSignal): Promise<Told<History>>;
	/** Pull requests that are open, the newest first. */
	pullRequests(id: string, signal: AbortSignal): Promise<Told<readonly PullRequest[]>>;
	/** A small file as git holds it, which counts as no download. */
	text(id: string, revision: string, path: string, signal: AbortSignal): Promise<Told<string>>;
	/** The tensors that one safetensors file declares, by one or two small ranges of it. */
	tensors(id: string, commit: string, path: string, signal: AbortSignal): Promise<Told<readonly Tensor[]>>;
	usage(id: string, signal: AbortSignal): Promise<Told<Usage>>;
	owner(name: string, signal: AbortSignal): Promise<Told<Owner>>;
	/** Models that fit, in the hub's order. */
	search(search: ModelSearch, signal: AbortSignal): Promise<Told<FoundModels>>;
}
