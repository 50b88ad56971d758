import type { HubId, LoadOption, Reads, ReferenceKind, TakesRevision } from '../../reference';

/** An argument of a call: its position, its keywords. */
export interface ArgumentAt {
	readonly at?: number;
	readonly keys?: readonly string[];
}

/** Where a call names a repository. */
export interface IdAt extends ArgumentAt {
	/** When it differs from the row: the tokenizer of a pipeline is `text`. */
	readonly reads?: Reads;
	/** When it differs from the row: an argument for the code that a hub gave. */
	readonly hub?: HubId;
	/** The argument is a text of settings, and these name repositories: `pretrained=org/name,dtype=auto`. */
	readonly settings?: readonly string[];
	/** The keyword of its own revision; false: the row's `revision` is not about this argument. */
	readonly revision?: string | false;
}

/** A library's call that names a model. Rows know libraries and nothing of grammars. */
export interface Signature {
	readonly library: string;
	/**
	 * The release whose own source the names of the arguments and the way a revision is given were read in:
	 * `speechbrain 1.1.2`. Absent: they are the library's documentation's.
	 */
	readonly checked?: string;
	/** The modules it is imported from; `transformers` stands for `transformers.models.bert` too. */
	readonly modules: readonly string[];
	/**
	 * The dotted callee after the module, `*` for any run of letters in one name. A call on the way is written `()`:
	 * `InferenceClient().chat_completion`. Names before it are free.
	 */
	readonly call: string;
	readonly ids: readonly IdAt[];
	/**
	 * The model is named by the callee and by no argument: by its last name (`resnet50(weights=…)`), by the object it
	 * belongs to (`WAV2VEC2_BASE.get_model()`) or by its module (`en_core_web_sm.load()`). The row's `catalogue` says
	 * which names are models.
	 */
	readonly calleeNames?: 'itself' | 'object' | 'module';
	/** `huggingface` unless given. */
	readonly hub?: HubId;
	/** A keyword by which another hub is asked, and the hubs by what it says. */
	readonly hubBy?: { readonly key: string; readonly hubs: ReadonlyMap<string, HubId> };
	readonly kind?: ReferenceKind;
	/**
	 * The keyword that says which revision; `model_kwargs.revision` is an entry of a dictionary (or the keyword of a
	 * call) that another keyword holds. Several: releases differ, and a fix could break the call, so none is written.
	 * Absent: see `takes`.
	 */
	readonly revision?: string | readonly string[] | undefined;
	/** Where the revision stands when it is given without its name. */
	readonly revisionAt?: number;
	/** `keyword` when there is a `revision`, else `no`. */
	readonly takes?: TakesRevision;
	/** The first release that takes it, read in the releases themselves: `2.3`. */
	readonly revisionSince?: string;
	/** The option without which a revision may be ignored, as `Load` says. */
	readonly revisionNeeds?: LoadOption;
	/** The option with which a revision is ignored, as `Load` says. */
	readonly revisionLostBy?: LoadOption;
	/** Some releases also take `@revision` behind the id. */
	readonly suffix?: boolean;
	readonly reads: Reads;
	/** The call gives an address and fetches nothing itself: where that is only asked about, `reads` is `text`. */
	readonly address?: true;
	readonly options?: readonly LoadOption[];
	/** Where an option stands that is given without its name. */
	readonly optionsAt?: Readonly<Partial<Record<LoadOption, number>>>;
	/** JavaScript: the position of the object that holds the keywords. */
	readonly keysAt?: number;
	/** Also where the callee's module is not known (a project's own subclass), if the argument looks like an id. */
	readonly anywhere?: boolean;
	/** What stands before the id: `hf-hub:`. Without it the call names something else. */
	readonly prefix?: RegExp;
	/** Names of the library's own catalogue, which no hub answers to: hub `other`. Asked before the text is read. */
	readonly catalogue?: (name: string) => boolean;
	/** Names of the catalogue are loaded only when one of these arguments is given, and not false or None. */
	readonly catalogueNeeds?: ArgumentAt;
	/** Names of the library's own that stand for repositories of Hugging Face. */
	readonly aliases?: ReadonlyMap<string, string>;
	/** What the library makes of a name without an owner. */
	readonly complete?: (name: string) => string;
	/** The library also takes names of hosted models with their provider: `openai/gpt-4o`. */
	readonly hosted?: boolean;
	/** Any text is a name (Ollama's tags); else it must look like a repository. */
	readonly anyText?: boolean;
	/** Yields exactly the id `org/name`; a row of catalogue names yields the name that `exampleId` says. */
	readonly example: string;
	readonly exampleId?: string;
}
