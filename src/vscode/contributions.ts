/** Every command, setting and context key there is, in one place. A test compares these tables with package.json. */
export const commandIds = {
	pin: 'weightwise.pin',
	tellCode: 'weightwise.tellCode',
	showModel: 'weightwise.showModel',
	askAgain: 'weightwise.askAgain',
	clearCache: 'weightwise.clearCache',
	signIn: 'weightwise.signIn',
	signOut: 'weightwise.signOut',
	showLog: 'weightwise.showLog',
	scanWorkspace: 'weightwise.scanWorkspace',
	showModels: 'weightwise.showModels',
	groupModels: 'weightwise.groupModels',
	filterModels: 'weightwise.filterModels',
	fixWorkspace: 'weightwise.fixWorkspace',
	decide: 'weightwise.decide',
	openDecision: 'weightwise.openDecision',
	discardDecision: 'weightwise.discardDecision',
	writeLock: 'weightwise.writeLock',
	verifyLock: 'weightwise.verifyLock',
	inspectWeights: 'weightwise.inspectWeights',
	openCell: 'weightwise.openCell',
	copyId: 'weightwise.copyId',
	openOnHub: 'weightwise.openOnHub',
	showAsked: 'weightwise.showAsked',
	openDocumentation: 'weightwise.openDocumentation',
	getStarted: 'weightwise.getStarted',
} as const;

/** Tools for agents, by the names of `core/agent`. */
export const agentToolNames = [
	'weightwise_search',
	'weightwise_look_up',
	'weightwise_check',
	'weightwise_pin',
] as const;

export const section = 'weightwise';

/** The webview of decisions, which wakes the extension when the editor brings one back. */
export const decisionView = 'weightwise.decision';

/** Keys below `weightwise.` */
export const settingKeys = {
	endpoint: 'hub.endpoint',
	hubEnabled: 'hub.enabled',
	hubOthers: 'hub.others',
	hubExclude: 'hub.exclude',
	maxAge: 'cache.maxAge',
	scanOnOpen: 'scan.onOpen',
	rules: 'rules',
	hover: 'hover.enabled',
	diagnostics: 'diagnostics.enabled',
} as const;

/** What `when` clauses and the walkthrough ask for, below `weightwise.`. */
export const contextKeys = {
	/** A token is kept in the secret storage. */
	signedIn: 'signedIn',
	/** The workspace was scanned. */
	scanned: 'scanned',
	/** The view of models shows those with findings only, and there are some. */
	onlyFindings: 'onlyFindings',
	/** A hover of ours was shown. */
	looked: 'looked',
	/** The decision in front has no record yet. */
	draftShown: 'draftShown',
	/** A quick fix or the command pinned a model. */
	pinned: 'pinned',
} as const;
