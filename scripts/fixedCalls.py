"""Checks calls that fixes wrote: `fixedCalls.py CALLS WHEELS`, with `CALLS/before/*.py` and `CALLS/after/*.py`.

A call is bound to the signature in the source of its library's newest wheel. What goes into `**kwargs` there must be
read by name in that module or in one that it hands them to: binding alone would take anything. Keywords that a fix has
taken away must not be read any more, or the fix was for nothing. Calls of huggingface_hub are made, against HF_ENDPOINT.
"""

import ast
import inspect
import pathlib
import sys
import zipfile

from huggingface_hub import hf_hub_download

# Keywords that go to hf_hub_download, whichever it has: `if key in inspect.signature(hf_hub_download).parameters`.
HUB = "huggingface_hub.hf_hub_download"

# Where a callee's source is: module of the wheel, its function, and the modules that its keywords are handed to.
PLACES = {
    "transformers": {
        "AutoConfig": ("models/auto/configuration_auto", "AutoConfig.from_pretrained", ["configuration_utils"]),
        "AutoTokenizer": ("models/auto/tokenization_auto", "AutoTokenizer.from_pretrained", ["tokenization_utils_base"]),
        "AutoProcessor": ("models/auto/processing_auto", "AutoProcessor.from_pretrained", ["processing_utils"]),
        "AutoImageProcessor": (
            "models/auto/image_processing_auto",
            "AutoImageProcessor.from_pretrained",
            ["image_processing_base"],
        ),
        "AutoModel": ("models/auto/auto_factory", "_BaseAutoModelClass.from_pretrained", ["modeling_utils"]),
        "AutoModelForCausalLM": ("models/auto/auto_factory", "_BaseAutoModelClass.from_pretrained", ["modeling_utils"]),
        "BertModel": ("modeling_utils", "PreTrainedModel.from_pretrained", []),
        "pipeline": ("pipelines/__init__", "pipeline", []),
    },
    "sentence_transformers": {
        "SentenceTransformer": ("sentence_transformer/model", "SentenceTransformer.__init__", []),
        "CrossEncoder": ("cross_encoder/model", "CrossEncoder.__init__", []),
    },
    "diffusers": {
        "DiffusionPipeline": ("pipelines/pipeline_utils", "DiffusionPipeline.from_pretrained", []),
        "AutoPipelineForText2Image": (
            "pipelines/auto_pipeline",
            "AutoPipelineForText2Image.from_pretrained",
            ["pipelines/pipeline_utils"],
        ),
        "AutoencoderKL": ("models/modeling_utils", "ModelMixin.from_pretrained", []),
        "DDIMScheduler": ("schedulers/scheduling_utils", "SchedulerMixin.from_pretrained", ["configuration_utils"]),
    },
    "peft": {
        "PeftConfig": ("config", "PeftConfigMixin.from_pretrained", [HUB]),
        "PeftModel": ("peft_model", "PeftModel.from_pretrained", ["config", "utils/save_and_load"]),
        "AutoPeftModelForCausalLM": ("auto", "_BaseAutoPeftModel.from_pretrained", ["peft_model", "config"]),
    },
}

passed = failed = 0


def report(ok, what, why=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(f"{'ok  ' if ok else 'FAIL'} {what}" + (f": {why}" if why else ""), flush=True)


class Wheel:
    """The modules of a library as source."""

    def __init__(self, folder, package):
        found = sorted(pathlib.Path(folder).glob(f"{package}-*.whl"))
        if not found:
            raise FileNotFoundError(f"no wheel of {package}")
        self.package, self.version = package, found[-1].name.split("-")[1]
        self.archive, self.trees = zipfile.ZipFile(found[-1]), {}

    def tree(self, module):
        if module not in self.trees:
            self.trees[module] = ast.parse(self.archive.read(f"{self.package}/{module}.py"))
        return self.trees[module]

    def function(self, module, name):
        *owners, last = name.split(".")
        body = self.tree(module).body
        for owner in owners:
            body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner)
        # Overloads come first, the function itself is the last of its name.
        return [node for node in body if isinstance(node, ast.FunctionDef) and node.name == last][-1]

    def reads(self, module, name):
        """Whether the module takes a keyword: as a parameter, by `kwargs.pop("name")`, or in a list of names."""
        if module == HUB:
            return name in inspect.signature(hf_hub_download).parameters
        for node in ast.walk(self.tree(module)):
            if isinstance(node, ast.arg) and node.arg == name:
                return True
            taken = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("pop", "get")
            texts = node.args[:1] if taken else node.elts if isinstance(node, (ast.List, ast.Tuple, ast.Set)) else []
            if any(isinstance(one, ast.Constant) and one.value == name for one in texts):
                return True
        return False


def signature(function):
    """The signature of a function's source, without the receiver."""
    given, kinds = function.args, inspect.Parameter
    first = len(given.posonlyargs) + len(given.args) - len(given.defaults)
    parameters = []
    for at, one in enumerate([*given.posonlyargs, *given.args]):
        kind = kinds.POSITIONAL_ONLY if at < len(given.posonlyargs) else kinds.POSITIONAL_OR_KEYWORD
        parameters.append(kinds(one.arg, kind, default=kinds.empty if at < first else None))
    if parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    if given.vararg:
        parameters.append(kinds(given.vararg.arg, kinds.VAR_POSITIONAL))
    for one, default in zip(given.kwonlyargs, given.kw_defaults):
        parameters.append(kinds(one.arg, kinds.KEYWORD_ONLY, default=kinds.empty if default is None else None))
    if given.kwarg:
        parameters.append(kinds(given.kwarg.arg, kinds.VAR_KEYWORD))
    return inspect.Signature(parameters)


def calls(path):
    """The calls of a file, each with its text."""
    text = path.read_text("utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield node.value, ast.get_source_segment(text, node.value)


def keywords(call):
    return {one.arg for one in call.keywords}


def check(wheel, call, before, text):
    owner = call.func.value.id if isinstance(call.func, ast.Attribute) else call.func.id
    module, name, handed = PLACES[wheel.package][owner]
    function = wheel.function(module, name)
    try:
        bound = signature(function).bind(*call.args, **{one.arg: one.value for one in call.keywords})
    except TypeError as error:
        return report(False, text, str(error))
    rest = function.args.kwarg
    free = list(bound.arguments.get(rest.arg, {})) if rest else []
    modules = [module, *handed]
    unread = [one for one in free if not any(wheel.reads(place, one) for place in modules)]
    if unread:
        return report(False, text, f"{wheel.package} {wheel.version} does not read {', '.join(unread)}")
    gone = keywords(before) - keywords(call)
    kept = [one for one in gone if any(wheel.reads(place, one) for place in modules)]
    report(not kept, text, f"{wheel.package} {wheel.version} still reads {', '.join(kept)}" if kept else "")


def run(path, before):
    """Calls of huggingface_hub are made."""
    scope = {}
    text = path.read_text("utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            exec(compile(ast.Module([node], []), str(path), "exec"), scope)
    for (call, source), old in zip(calls(path), before, strict=True):
        try:
            answer = eval(source, scope)
            report(bool(answer) and keywords(call) >= {"revision"}, source)
        except Exception as error:
            report(False, source, f"{type(error).__name__}: {error}")
        for gone in sorted(keywords(old) - keywords(call)):
            try:
                eval(ast.unparse(old), scope)
                report(False, f"{gone} is refused", "the call before the fix works too")
            except TypeError:
                report(True, f"{gone} is refused before the fix")


def main(folder, wheels):
    folder = pathlib.Path(folder)
    for path in sorted((folder / "after").glob("*.py")):
        before = [call for call, _ in calls(folder / "before" / path.name)]
        if path.stem == "huggingface_hub":
            run(path, before)
            continue
        wheel = Wheel(wheels, path.stem)
        for (call, text), old in zip(calls(path), before, strict=True):
            check(wheel, call, old, text)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
