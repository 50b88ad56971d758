"""Asks the local hub what the official Python client asks the hub, and compares with the recorded facts.

Started by scripts/conformance.mjs, which made the environment. One line per check; the last is `N passed, N failed`.
The only argument is JSON: hub and second origin, the address that controls failures, the folder of facts, and what
was stated to the local hub beside them.
"""

import contextlib
import importlib
import json
import pathlib
import sys
import tempfile
import time
import traceback
import urllib.request

import huggingface_hub
from huggingface_hub import HfApi, get_hf_file_metadata, hf_hub_download, hf_hub_url, snapshot_download
from huggingface_hub.errors import (
    BadRequestError,
    DisabledRepoError,
    EntryNotFoundError,
    GatedRepoError,
    HfHubHTTPError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.hf_api import RepoFile, RepoFolder
from huggingface_hub.utils import get_session

GIVEN = json.loads(sys.argv[1])
HUB, FACTS, STATED = GIVEN["hub"], pathlib.Path(GIVEN["facts"]), GIVEN["stated"]

BERT = "google-bert/bert-base-uncased"
OLDER = "dd4bc8b21efa05ec961e3efc4ee5e3832a3679c7"
GATED, DISABLED, PRIVATE, HEADED = (STATED[name] for name in ("gated", "disabled", "private", "headed"))
LLAMA = "meta-llama/Llama-3.2-1B-Instruct"
MISSING = "nobody/none"
USER, MEMBER, WRONG = "hf_valid", "hf_valid_member", "hf_wrong"
LARGE = "pytorch_model.bin"

api = HfApi(endpoint=HUB, token=False)
checks = []


def check(name):
    """Keeps a function as the check of that name."""

    def keep(function):
        checks.append((name, function))
        return function

    return keep


def equal(seen, expected, what="it"):
    assert seen == expected, f"{what} is {seen!r}, expected {expected!r}"


@contextlib.contextmanager
def refused(kind, status=None, exact=False):
    """What happens below must be refused with this error; `exact` forbids its subclasses."""
    try:
        yield
    except kind as error:
        assert not exact or type(error) is kind, f"{type(error).__name__}, expected exactly {kind.__name__}"
        if status is not None:
            equal(error.response.status_code, status, "the status")
        return
    raise AssertionError(f"nothing was raised, expected {kind.__name__}")


def control(**question):
    """Has the hub fail as told (`fail`), or forget everything (`reset`); answers the requests since then."""
    body = json.dumps(question).encode()
    with urllib.request.urlopen(urllib.request.Request(GIVEN["control"], data=body)) as response:
        return json.load(response)


def facts(*path):
    return json.loads(FACTS.joinpath(*path).read_text(encoding="utf-8"))


def recorded_bytes(path, revision=None):
    folder = FACTS / BERT if revision is None else FACTS / BERT / "revisions" / revision
    return (folder / "files" / path).read_bytes()


INFO, TREE, COMMITS = (facts(BERT, f"{name}.json") for name in ("info", "tree", "commits"))
SHA = INFO["sha"]
ENTRY = {entry["path"]: entry for entry in TREE}


# One model


@check("model_info")
def _():
    info = api.model_info(BERT)
    seen = [info.id, info.sha, info.downloads, info.likes, info.gated, info.private, info.disabled]
    equal(seen, [BERT, SHA, INFO["downloads"], INFO["likes"], False, False, False])
    equal(info.tags, INFO["tags"])
    equal(info.safetensors.total, INFO["safetensors"]["total"])
    equal({sibling.rfilename for sibling in info.siblings}, {item["rfilename"] for item in INFO["siblings"]})
    assert all(sibling.size is None and sibling.lfs is None for sibling in info.siblings)


@check("model_info at a branch, a commit, an older commit, a tag and a pull request")
def _():
    for revision, sha in [("main", SHA), (SHA, SHA), (OLDER, OLDER), ("v1.0", OLDER), ("refs/pr/3", OLDER)]:
        equal(api.model_info(BERT, revision=revision).sha, sha, revision)


@check("model_info with files_metadata")
def _():
    siblings = {sibling.rfilename: sibling for sibling in api.model_info(BERT, files_metadata=True).siblings}
    equal(siblings["config.json"].size, ENTRY["config.json"]["size"])
    equal(siblings["config.json"].blob_id, ENTRY["config.json"]["oid"])
    equal(siblings[LARGE].lfs.sha256, ENTRY[LARGE]["lfs"]["oid"])
    equal(siblings[LARGE].lfs.size, ENTRY[LARGE]["lfs"]["size"])


@check("model_info with securityStatus: recorded, stated and not measured")
def _():
    recorded = facts("mcpotato", "42-eicar-street", "scan.json")
    equal(api.model_info("mcpotato/42-eicar-street", securityStatus=True).security_repo_status, recorded)
    equal(api.model_info(BERT, securityStatus=True).security_repo_status, STATED["scan"])
    unmeasured = {"scansDone": False, "filesWithIssues": []}
    equal(api.model_info(GATED, securityStatus=True).security_repo_status, unmeasured)
    assert api.model_info(BERT).security_repo_status is None


@check("model_info with expand")
def _():
    info = api.model_info(BERT, expand=["sha", "likes", "gated", "usedStorage", "childrenModelCount"])
    equal([info.id, info.sha, info.likes, info.siblings], [BERT, SHA, INFO["likes"], None])
    with refused(BadRequestError, 400):
        api.model_info(BERT, expand=["beauty"])


@check("model_info of every model that the facts hold")
def _():
    for id in GIVEN["models"]:
        if id not in (DISABLED, PRIVATE):
            equal(api.model_info(id, files_metadata=True).id, id)


@check("repo_exists, revision_exists, file_exists")
def _():
    assert api.repo_exists(BERT) and api.repo_exists(GATED)
    assert api.revision_exists(BERT, OLDER) and not api.revision_exists(BERT, "v9")
    assert api.file_exists(BERT, "config.json") and api.file_exists(BERT, LARGE, revision=OLDER)
    assert not api.file_exists(BERT, "none.bin")
    assert not api.file_exists(BERT, "config.json", revision="v9")


# The list


def listed(**question):
    return [model.id for model in api.list_models(**question)]


@check("list_models over pages")
def _():
    control(reset=True)
    everything = listed(limit=100_000)
    equal(len(everything), len(set(everything)), "the number of ids")
    equal(set(everything), set(GIVEN["models"]) - {PRIVATE})
    assert len(control()["requests"]) > len(everything) / GIVEN["pageSize"] - 1
    equal(len(listed(limit=GIVEN["pageSize"] + 2)), GIVEN["pageSize"] + 2)


@check("list_models by search, author, filter, pipeline_tag, gated and sort")
def _():
    assert BERT in listed(search="bert-base-UNCASED")
    assert set(listed(author="google-bert")) and all(id.startswith("google-bert/") for id in listed(author="google-bert"))
    assert BERT in listed(filter=["license:apache-2.0", "exbert"])
    assert BERT in listed(pipeline_tag="fill-mask") and BERT in listed(filter="fill-mask")
    assert GATED in listed(gated=True) and GATED not in listed(gated=False)
    downloads = [model.downloads for model in api.list_models(sort="downloads", limit=5)]
    equal(downloads, sorted(downloads, reverse=True))


@check("list_models with expand, full, cardData and fetch_config")
def _():
    [plain] = api.list_models(search=BERT)
    equal([plain.sha, plain.gated, plain.siblings], [None, None, None], "the plain item")
    [short] = api.list_models(search=BERT, expand=["sha", "gated"])
    equal([short.id, short.sha, short.likes], [BERT, SHA, None])
    [full] = api.list_models(search=BERT, full=True, cardData=True, fetch_config=True)
    equal([full.sha, full.card_data.license], [SHA, INFO["cardData"]["license"]])
    equal(full.config["model_type"], INFO["config"]["model_type"])


# Its files


@check("list_repo_tree")
def _():
    top = list(api.list_repo_tree(BERT))
    equal({item.path for item in top}, {path for path in ENTRY if "/" not in path})
    assert all(item.last_commit is None for item in top)
    folders = [item for item in top if isinstance(item, RepoFolder)]
    equal([folder.path for folder in folders], ["coreml"])
    equal([item.path for item in api.list_repo_tree(BERT, "coreml")], ["coreml/fill-mask"])
    with refused(EntryNotFoundError, 404):
        list(api.list_repo_tree(BERT, "nothing"))


@check("list_repo_tree, recursive and expanded, over pages")
def _():
    control(reset=True)
    files = {item.path: item for item in api.list_repo_tree(BERT, recursive=True, expand=True)}
    equal(set(files), set(ENTRY))
    assert len(control()["requests"]) > len(files) / GIVEN["pageSize"] - 1
    equal(files["config.json"].last_commit.oid, ENTRY["config.json"]["lastCommit"]["id"])
    equal(files[LARGE].lfs.sha256, ENTRY[LARGE]["lfs"]["oid"])
    equal([files[LARGE].security.status, files[LARGE].security.safe], [STATED["fileScan"]["status"], False])
    assert files["config.json"].security is None


@check("list_repo_tree at an older commit and a pull request")
def _():
    paths = {entry["path"] for entry in facts(BERT, "revisions", OLDER, "tree.json")}
    for revision in (OLDER, "refs/pr/3"):
        equal({item.path for item in api.list_repo_tree(BERT, revision=revision)}, paths)


@check("get_paths_info")
def _():
    found = api.get_paths_info(BERT, ["config.json", "none", LARGE, "coreml"], expand=True)
    equal({item.path for item in found}, {"config.json", LARGE, "coreml"})
    assert all(item.last_commit is not None for item in found)
    [one] = api.get_paths_info(BERT, "config.json", revision=OLDER)
    assert isinstance(one, RepoFile) and one.last_commit is None
    equal(one.size, len(recorded_bytes("config.json", OLDER)))


@check("list_repo_commits")
def _():
    commits = api.list_repo_commits(BERT)
    equal([commit.commit_id for commit in commits], [commit["id"] for commit in COMMITS])
    older = api.list_repo_commits(BERT, revision="v1.0")
    equal([older[0].commit_id, older[-1].commit_id], [OLDER, COMMITS[-1]["id"]])


@check("list_repo_refs")
def _():
    refs = api.list_repo_refs(BERT, include_pull_requests=True)
    equal([(ref.name, ref.target_commit) for ref in refs.branches], [("main", SHA), ("older", OLDER)])
    equal([(ref.ref, ref.target_commit) for ref in refs.tags], [("refs/tags/v1.0", OLDER)])
    equal([(ref.ref, ref.target_commit) for ref in refs.pull_requests], [("refs/pr/3", OLDER)])
    equal([ref.name for ref in refs.converts], [])
    assert api.list_repo_refs(BERT).pull_requests is None


@check("get_repo_discussions over pages, and by type, status and author")
def _():
    def numbers(**question):
        return [one.num for one in api.get_repo_discussions(BERT, **question)]

    equal(numbers(), list(range(STATED["discussions"], 0, -1)))
    equal(numbers(discussion_type="pull_request"), [3])
    equal(numbers(discussion_status="closed"), [3])
    equal(numbers(author="local-author"), [3])
    [merged] = api.get_repo_discussions(BERT, discussion_type="pull_request")
    seen = [merged.status, merged.author, merged.repo_id, merged.repo_type, merged.git_reference]
    equal(seen, ["merged", "local-author", BERT, "model", "refs/pr/3"])
    equal(next(iter(api.get_repo_discussions(BERT))).author, "deleted")
    equal(list(api.get_repo_discussions(GATED)), [])


# Their content


@check("raw: a small file, the pointer of a large one, a missing one")
def _():
    session = get_session()
    small = session.get(f"{HUB}/{BERT}/raw/main/config.json")
    equal(small.content, recorded_bytes("config.json"))
    equal(small.headers["etag"].strip('"'), ENTRY["config.json"]["oid"])
    pointer = session.get(f"{HUB}/{BERT}/raw/{SHA}/{LARGE}").text
    assert f"sha256:{ENTRY[LARGE]['lfs']['oid']}" in pointer and pointer.startswith("version https://git-lfs"), pointer
    equal(session.get(f"{HUB}/{BERT}/raw/main/none").headers["x-error-code"], "EntryNotFound")


@check("hf_hub_download at main, at its commit and at an older one")
def _():
    for revision, content in [
        (None, recorded_bytes("config.json")),
        (SHA, recorded_bytes("config.json")),
        (OLDER, recorded_bytes("config.json", OLDER)),
        ("refs/pr/3", recorded_bytes("config.json", OLDER)),
    ]:
        file = hf_hub_download(BERT, "config.json", revision=revision, endpoint=HUB, token=False)
        equal(pathlib.Path(file).read_bytes(), content, f"the content at {revision}")
        expected = OLDER if revision in (OLDER, "refs/pr/3") else SHA
        assert f"snapshots/{expected}" in pathlib.Path(file).as_posix(), file


@check("a file in the client's cache is not downloaded again")
def _():
    control(reset=True)
    hf_hub_download(BERT, "config.json", endpoint=HUB, token=False)
    methods = {request["method"] for request in control()["requests"]}
    equal(methods, {"HEAD"}, "the methods asked with")


@check("get_hf_file_metadata of a small and of a large file")
def _():
    small = get_hf_file_metadata(hf_hub_url(BERT, "config.json", endpoint=HUB), token=False)
    equal([small.commit_hash, small.etag, small.size], [SHA, ENTRY["config.json"]["oid"], ENTRY["config.json"]["size"]])
    large = get_hf_file_metadata(hf_hub_url(BERT, LARGE, revision=OLDER, endpoint=HUB), token=False)
    [entry] = [one for one in facts(BERT, "revisions", OLDER, "tree.json") if one["path"] == LARGE]
    equal([large.commit_hash, large.etag, large.size], [OLDER, entry["lfs"]["oid"], entry["lfs"]["size"]])
    assert large.location.startswith(GIVEN["cdn"]), large.location
    assert large.xet_file_data is None


@check("snapshot_download of small files")
def _():
    with tempfile.TemporaryDirectory() as folder:
        for revision in (None, OLDER):
            target = pathlib.Path(folder, revision or "main")
            snapshot_download(
                BERT, revision=revision, allow_patterns=["config.json"], local_dir=target, endpoint=HUB, token=False
            )
            equal((target / "config.json").read_bytes(), recorded_bytes("config.json", revision))
            equal([file.name for file in target.iterdir() if file.is_file()], ["config.json"])


@check("parse_safetensors_file_metadata and get_safetensors_metadata over a stated header")
def _():
    parsed = api.parse_safetensors_file_metadata(HEADED, "model.safetensors")
    tensors = {name: tensor for name, tensor in STATED["header"].items() if name != "__metadata__"}
    equal({name: {"dtype": one.dtype, "shape": one.shape} for name, one in parsed.tensors.items()}, tensors)
    equal(parsed.metadata, STATED["header"]["__metadata__"])
    whole = api.get_safetensors_metadata(HEADED)
    equal([whole.sharded, whole.parameter_count], [False, {"F32": 15, "BF16": 14}])


@check("a file with a stated header is downloaded whole, and no token goes to the second origin")
def _():
    control(reset=True)
    with tempfile.TemporaryDirectory() as folder:
        file = hf_hub_download(HEADED, "model.safetensors", local_dir=folder, endpoint=HUB, token=USER)
        equal(pathlib.Path(file).stat().st_size, api.get_paths_info(HEADED, "model.safetensors")[0].size)
    seen = {(request["origin"], request["authorization"]) for request in control()["requests"]}
    assert ("hub", True) in seen and ("cdn", False) in seen and ("cdn", True) not in seen, seen


# Accounts


@check("get_organization_overview and get_user_overview")
def _():
    organization = api.get_organization_overview("google-bert")
    equal([organization.name, organization.is_verified], ["google-bert", True])
    equal([api.get_user_overview("local-author").username], ["local-author"])
    for ask in (api.get_organization_overview, api.get_user_overview):
        with refused(HfHubHTTPError, 404):
            ask("nobody")


@check("whoami")
def _():
    equal(api.whoami(token=USER)["type"], "user")
    with refused(HfHubHTTPError, 401):
        api.whoami(token=WRONG)


# Renames


@check("a renamed model: info, tree, paths, commits and files")
def _():
    old = "bert-base-uncased"
    equal([api.model_info(old).id, api.model_info(old, revision=OLDER).sha], [BERT, OLDER])
    equal({item.path for item in api.list_repo_tree(old, recursive=True)}, set(ENTRY))
    equal([item.path for item in api.get_paths_info(old, ["config.json"])], ["config.json"])
    equal(api.list_repo_commits(old)[0].commit_id, SHA)
    file = hf_hub_download(old, "config.json", endpoint=HUB, token=False)
    equal(pathlib.Path(file).read_bytes(), recorded_bytes("config.json"))
    equal(api.model_info("gpt2-xl").id, "openai-community/gpt2-xl")


# Refusals


@contextlib.contextmanager
def by_https():
    """The client at an https address, which is led to the local hub: only there does it read a bare 401."""
    httpx = importlib.import_module(type(get_session()).__module__.split(".")[0])
    plain = httpx.HTTPTransport()

    class ToLocalHub(httpx.BaseTransport):
        def handle_request(self, request):
            url = httpx.URL(str(request.url).replace("https://hub.test", HUB, 1))
            asked = httpx.Request(request.method, url, headers=request.headers, stream=request.stream)
            return plain.handle_request(asked)

    from huggingface_hub import set_client_factory
    from huggingface_hub.utils._http import default_client_factory

    set_client_factory(lambda: httpx.Client(transport=ToLocalHub(), follow_redirects=True))
    try:
        yield HfApi(endpoint="https://hub.test", token=False)
    finally:
        set_client_factory(default_client_factory)


@check("a missing and a private model, anonymous")
def _():
    for id in (MISSING, PRIVATE):
        # At an http address the client does not take a 401 for a missing repository.
        with refused(HfHubHTTPError, 401, exact=True):
            api.model_info(id)
        with by_https() as secure:
            with refused(RepositoryNotFoundError, 401):
                secure.model_info(id)
            with refused(RepositoryNotFoundError, 401):
                secure.list_repo_commits(id)
            with refused(RepositoryNotFoundError, 401):
                hf_hub_download(id, "config.json", endpoint="https://hub.test", token=False)
            assert not secure.repo_exists(id) and secure.repo_exists(BERT)


@check("a missing and a private model, with a token")
def _():
    for id in (MISSING, PRIVATE):
        for ask in (api.model_info, api.list_repo_refs, api.auth_check):
            with refused(RepositoryNotFoundError, 404):
                ask(id, token=USER)
        assert not api.repo_exists(id, token=USER) and not api.file_exists(id, "config.json", token=USER)


@check("a private model, with a member's token")
def _():
    info = api.model_info(PRIVATE, token=MEMBER)
    equal([info.id, info.private], [PRIVATE, True])
    api.auth_check(PRIVATE, token=MEMBER)


@check("a gated model: info and tree are readable, its files only by members")
def _():
    equal(api.model_info(GATED).gated, "auto")
    assert "config.json" in {item.path for item in api.list_repo_tree(GATED)}
    for token, status in [(False, 401), (USER, 403)]:
        with refused(GatedRepoError, status):
            api.auth_check(GATED, token=token)
        with refused(GatedRepoError, status):
            get_hf_file_metadata(hf_hub_url(GATED, "config.json", endpoint=HUB), token=token)
        with refused(GatedRepoError, status):
            hf_hub_download(GATED, "config.json", endpoint=HUB, token=token)
    api.auth_check(GATED, token=MEMBER)
    file = hf_hub_download(GATED, "config.json", endpoint=HUB, token=MEMBER)
    equal(pathlib.Path(file).read_bytes(), FACTS.joinpath(GATED, "files", "config.json").read_bytes())


@check("a model that was recorded as gated")
def _():
    equal(api.model_info(LLAMA).gated, facts(LLAMA, "info.json")["gated"])
    with refused(GatedRepoError, 401):
        hf_hub_download(LLAMA, "config.json", endpoint=HUB, token=False)


@check("a disabled model")
def _():
    with refused(DisabledRepoError, 403):
        api.model_info(DISABLED)
    with refused(DisabledRepoError, 403):
        get_hf_file_metadata(hf_hub_url(DISABLED, "config.json", endpoint=HUB), token=False)


@check("a revision that does not exist")
def _():
    for revision in ("v9", "refs/pr/9", "0" * 40):
        for ask in (api.model_info, api.list_repo_commits, lambda id, revision: list(api.list_repo_tree(id, revision=revision))):
            with refused(RevisionNotFoundError, 404):
                ask(BERT, revision=revision)
        with refused(RevisionNotFoundError, 404):
            hf_hub_download(BERT, "config.json", revision=revision, endpoint=HUB, token=False)


@check("a file that does not exist")
def _():
    with refused(EntryNotFoundError, 404):
        hf_hub_download(BERT, "none.bin", endpoint=HUB, token=False)
    with refused(EntryNotFoundError, 404):
        get_hf_file_metadata(hf_hub_url(BERT, "coreml", endpoint=HUB), token=False)


@check("a bad token")
def _():
    with by_https() as secure:
        for ask in (secure.model_info, secure.list_repo_refs):
            # Not RepositoryNotFoundError: the words of the answer tell a bad token from a missing model.
            with refused(HfHubHTTPError, 401, exact=True):
                ask(BERT, token=WRONG)


# Trouble


def took(function):
    """The time that the call took, in seconds, and what it answered."""
    since = time.monotonic()
    answer = function()
    return time.monotonic() - since, answer


@check("429 with a spent window: the client waits until the new one and a second more")
def _():
    control(reset=True, fail="rate-limited", times=1, seconds=1)
    waited, items = took(lambda: list(api.list_repo_tree(BERT)))
    assert items and 2 <= waited < 6, f"it waited {waited:.1f} s"


@check("429 with Retry-After: the client waits that long and a second more")
def _():
    control(reset=True, fail="retry-after", times=1, seconds=2)
    waited, items = took(lambda: list(api.list_repo_tree(BERT)))
    # Versions that know no Retry-After begin with one second.
    assert items and 1 <= waited < 7, f"it waited {waited:.1f} s"


@check("429 is told as one when the client does not wait")
def _():
    control(reset=True, fail="rate-limited", seconds=55)
    with refused(HfHubHTTPError, 429):
        api.model_info(BERT)
    control(reset=True)


@check("503 and 500: the client asks again")
def _():
    for mode in ("unavailable", "server-error"):
        control(reset=True, fail=mode, times=1)
        assert list(api.list_repo_tree(BERT))
        statuses = len([request for request in control()["requests"] if request["path"].endswith("/tree/main")])
        assert statuses >= 2, f"it asked {statuses} times"
    control(reset=True, fail="unavailable")
    with refused(HfHubHTTPError, 503):
        api.model_info(BERT)
    control(reset=True)


def main():
    print(f"huggingface_hub {huggingface_hub.__version__}, Python {sys.version.split()[0]}", flush=True)
    failed = 0
    for name, function in checks:
        try:
            control(reset=True)
            function()
            print(f"ok    {name}", flush=True)
        except Exception as error:  # Whatever goes wrong in a check is that check's failure.
            failed += 1
            line = traceback.extract_tb(error.__traceback__)
            own = next((frame.lineno for frame in reversed(line) if frame.filename == __file__ and frame.name == "_"), "?")
            why = " ".join(f"{type(error).__name__}: {error}".split())[:400]
            print(f"FAIL  {name}: {why} (line {own})", flush=True)
    print(f"{len(checks) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
