import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createDetector } from '../core/detect/detect';
import { createProjects, noProject } from '../core/project';
import { createResolver, type Resolver } from '../core/resolve';
import { revisionText } from '../core/rules/revision';
import { recoverParser } from '../core/syntax/parserMemory';
import { actionKinds } from './actionKinds';
import { registerAgentTools } from './agentTools';
import { Analyses } from './analyses';
import { AskedNotice } from './askedNotice';
import { registerCommands } from './commands';
import { section } from './contributions';
import { LateDecisions } from './decisions/lateDecisions';
import { Diagnostics } from './diagnostics';
import { History } from './history';
import { createVscodeHost } from './host';
import { Inspector } from './inspector';
import { LateModelPanel } from './lateModelPanel';
import { lateCodeActions, lateHover } from './lateProviders';
import { ModelIndex } from './modelIndex';
import { ModelsView } from './modelsView';
import { OwnPages, pageUri } from './ownPages';
import { PolicyDiagnostics } from './policyDiagnostics';
import { ReportPages } from './reportPages';
import { createScanReading } from './scanReading';
import { isOpen, selector } from './selector';
import { environment, readSettings } from './settings';
import { StatusBar } from './statusBar';
import { createTokenSource } from './token';
import { isTeamFile, WorkspaceFiles } from './workspace';
import { WorkspaceScan } from './workspaceScan';

/**
 * Builds the parts and hands them to VS Code. Nothing here waits: grammars and the hub are asked at first use. What most
 * windows never need, or not at once, is imported by who needs it, and lies in files of its own.
 */
export function activate(context: vscode.ExtensionContext): void {
	if (vscode.l10n.bundle) {
		l10n.config({ contents: vscode.l10n.bundle });
	}
	recoverParser();
	const log = vscode.window.createOutputChannel('Weightwise', { log: true });
	const notice = new AskedNotice(context.globalState);
	const host = createVscodeHost(context, log, (address) => notice.before(address));
	const token = createTokenSource(context);
	const settings = (scope?: vscode.Uri) => readSettings(scope, log);

	const connect = (): Resolver => {
		const { endpoint, hubEnabled, hubOthers, hubExclude, maxAgeMs } = settings();
		log.info(
			`Weightwise ${context.extension.packageJSON.version}: hub ${endpoint}${hubEnabled ? '' : ' (off)'}`,
		);
		const offline = /^(1|on|yes|true)$/i.test(environment('HF_HUB_OFFLINE') ?? '');
		return createResolver(host, {
			endpoint,
			enabled: hubEnabled,
			others: hubOthers,
			exclude: hubExclude,
			maxAgeMs,
			offline,
			offlineBy: offline ? 'HF_HUB_OFFLINE' : undefined,
			token: token.read,
		});
	};
	let connected: Resolver | undefined;
	const resolver = () => {
		connected ??= connect();
		return connected;
	};

	const files = new WorkspaceFiles();
	const detector = createDetector(host, files);
	const projects = createProjects(files, log, (path, beside) =>
		// What silences findings is not taken from strangers.
		vscode.workspace.isTrusted ? beside(path) : noProject.policy,
	);
	const analyses = new Analyses({ detector, projects, resolver, settings, history: new History(log), log });
	const rulePage = (rule: string) => pageUri(`rules/${rule}.md`);
	const index = new ModelIndex();
	const diagnostics = new Diagnostics({
		analyses,
		index,
		settings,
		rulePage,
		log,
		onClosed: (uri) => scan.rescan(uri),
	});
	const reading = createScanReading(context.extensionUri, host, files);
	const scan = new WorkspaceScan({
		detector: { inspect: reading.detector.inspect, grammar: detector.grammar },
		openKept: reading.openKept,
		projects,
		index,
		resolver,
		settings,
		log,
		isOpen,
		publish: (uri, text, { findings }) => diagnostics.publishClosed(uri, text, findings),
	});
	const models = new ModelsView(index, context.workspaceState);
	const status = new StatusBar(index, () => connected, token.signedIn);
	const refresh = () => {
		analyses.forget();
		diagnostics.refresh();
		void panel.refresh();
	};
	const askAgain = () => {
		resolver().recheck();
		refresh();
		void scan.repeat();
	};
	const panel = new LateModelPanel(context.extensionUri, resolver, log, {
		askAgain,
		inspect: ({ hub, id, loads }) =>
			inspector.show({ hub, id, revision: loads[0] && revisionText(loads[0].revision) }),
		decide: ({ hub, id }) => decisions.begin({ hub, id, from: 'code' }, undefined),
	});

	const inspector = new Inspector(resolver, log, () => {
		refresh();
		void scan.repeat();
	});
	const lockPages = new ReportPages('weightwise-lock');
	const wrote = (uri: vscode.Uri) => files.hasChanged(uri);
	const decisions = new LateDecisions({
		extensionUri: context.extensionUri,
		ownFolder: context.globalStorageUri,
		memory: context.workspaceState,
		doors: {
			index,
			projects,
			analyses,
			resolver,
			scan: async () => {
				if (!scan.done) {
					await scan.run();
				}
			},
			inspect: (...model) => inspector.read(...model),
			askAgain,
			docs: pageUri('decisions.md'),
			log,
		},
		wrote,
		log,
	});

	if (settings().scanOnOpen) {
		void scan.run();
	}

	context.subscriptions.push(
		log,
		files,
		files.onDidChange((paths) => {
			projects.forget();
			analyses.reread(paths);
			diagnostics.refresh();
			if (paths.some(isTeamFile)) {
				void scan.repeat();
			}
		}),
		new OwnPages(context.extensionUri),
		detector,
		reading.detector,
		analyses,
		diagnostics,
		panel,
		index,
		models,
		status,
		scan,
		decisions,
		inspector,
		lockPages,
		index.onDidChange(() => decisions.refresh()),
		new PolicyDiagnostics(files, log, {
			policy: pageUri('policy.md'),
			decisions: pageUri('decisions.md'),
			lock: pageUri('lock.md'),
		}),
		vscode.languages.registerHoverProvider(
			selector,
			lateHover({
				analyses,
				resolver,
				settings,
				signedIn: token.signedIn,
				answered: (model) => diagnostics.answered(model),
				log,
			}),
		),
		vscode.languages.registerCodeActionsProvider(
			selector,
			lateCodeActions(analyses, rulePage, (id, commit) => resolver().page('huggingface', id, commit)),
			{ providedCodeActionKinds: actionKinds },
		),
		registerAgentTools({ resolver, detector, projects, log }, (uri) => settings(uri).rules),
		registerCommands({
			analyses,
			resolver,
			token,
			panel,
			models,
			scan,
			decisions,
			inspector,
			index,
			lockPages,
			wrote,
			documentation: pageUri('README.md'),
			privacyPage: pageUri('privacy.md'),
			walkthrough: `${context.extension.id}#start`,
			log,
			refresh,
			askAgain,
		}),
		vscode.workspace.onDidGrantWorkspaceTrust(() => {
			projects.forget();
			refresh();
		}),
		token.onDidChange(() => {
			connected = undefined;
			refresh();
		}),
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (['hub', 'cache'].some((part) => event.affectsConfiguration(`${section}.${part}`))) {
				connected = undefined;
			}
			if (event.affectsConfiguration(section)) {
				refresh();
				void scan.repeat();
			}
		}),
	);
}
