"""What torch writes: both of its formats, whole modules, scripts, optimizers and training checkpoints."""
import collections
import pickle
import random

from kept import binary

module_why = 'a module of torch.nn is built by its class, which weights_only does not accept'


def write(kept):
    try:
        import torch
        from torch import nn
    except ImportError:
        return
    torch.manual_seed(1)
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(72, 3))
    lstm = nn.LSTM(4, 5, num_layers=2)
    adam = torch.optim.AdamW(model.parameters())
    model(torch.rand(2, 1, 8, 8)).sum().backward()
    adam.step()
    tied = nn.Linear(3, 3).weight
    states = {
        'model': model.state_dict(),
        'lstm': lstm.state_dict(),
        'optimizer': adam.state_dict(),
        'tensor': torch.arange(6).reshape(2, 3),
        'types': {str(kind)[6:]: torch.ones(3).to(kind) for kind in
                  (torch.float16, torch.bfloat16, torch.float64, torch.int8, torch.uint8, torch.int64, torch.bool)},
        'tied': {'a': tied, 'b': tied, 'view': torch.arange(10.)[2:7:2]},
        'parameter': {'p': nn.Parameter(torch.rand(2))},
        'sparse': {'s': torch.eye(3).to_sparse()},
        'complex': {'z': torch.rand(2, dtype=torch.complex64)},
        'quantized': {'q': torch.quantize_per_tensor(torch.rand(3), 0.1, 0, torch.qint8)},
        'ordered': collections.OrderedDict([('w', torch.rand(2, 2)), ('n', 3)]),
        'checkpoint': {
            'epoch': 3, 'global_step': 100, 'pytorch-lightning_version': '2.1.0', 'state_dict': model.state_dict(),
            'optimizer_states': [adam.state_dict()], 'lr_schedulers': [], 'loops': {'fit_loop': {'state_dict': {}}},
            'hyper_parameters': {'lr': 1e-3, 'layers': [1, 2]},
        },
    }
    states.update(odd_states(torch, model))
    for name, value in states.items():
        kept.add('torch/%s.pt' % name, 'pytorch-zip', lambda path, value=value: torch.save(value, path))
        kept.add(
            'torch/%s-legacy.bin' % name, 'pytorch-legacy',
            lambda path, value=value: torch.save(value, path, _use_new_zipfile_serialization=False),
        )
    kept.add('torch/protocol-4.bin', 'pytorch-zip', lambda path: torch.save(states['model'], path, pickle_protocol=4))
    for name, module in (('module', model), ('lstm-module', lstm)):
        for ending, new in (('pt', True), ('bin', False)):
            kept.add(
                'torch/%s.%s' % (name, ending), 'pytorch-zip' if new else 'pytorch-legacy',
                lambda path, module=module, new=new: torch.save(module, path, _use_new_zipfile_serialization=new),
                verdict='suspicious', accept=('safe',), why=module_why,
            )
    kept.add(
        'torch/pickled.pkl', 'pickle', binary(lambda out: pickle.dump(model.state_dict(), out)), accept=('suspicious',),
        why='pickle itself puts a pickle of torch into the pickle',
    )
    kept.add(
        'torch/script.pt', 'torchscript', lambda path: torch.jit.script(model).save(path), verdict='suspicious',
        why='a script is code',
    )
    kept.add(
        'torch/traced.pt', 'torchscript', lambda path: torch.jit.trace(lstm, torch.rand(1, 1, 4)).save(path),
        verdict='suspicious', why='a script is code',
    )


def odd_states(torch, model):
    """What training leaves beside a model, and what few have."""
    schedule = torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9), 10)
    packed = torch.quantization.quantize_dynamic(torch.nn.Sequential(torch.nn.Linear(4, 3)), {torch.nn.Linear})
    states = {
        'rng_state': {'python': random.getstate(), 'cpu': torch.random.get_rng_state()},
        'scheduler': schedule.state_dict(),
        'packed': packed.state_dict(),
        'half': {name: value.half() for name, value in model.state_dict().items()},
        'sizes': {'size': torch.Size([1, 2]), 'device': torch.device('cpu'), 'dtype': torch.float16},
        'nested': [[{'w': torch.zeros(0)}], (torch.tensor(1.5), {'deep': [torch.ones(2, 3).t()]})],
        'shared': [torch.arange(10)] * 3,
    }
    try:
        import numpy as np
        states['rng_state']['numpy'] = np.random.RandomState(3).get_state()
    except ImportError:
        pass
    return states


def write_big(kept):
    try:
        import torch
        from torch import nn
    except ImportError:
        return
    torch.manual_seed(2)
    layer = nn.TransformerEncoderLayer(512, 8, batch_first=True)
    model = nn.TransformerEncoder(layer, 12)
    many = {'layer%d.weight' % index: torch.rand(8, 8) for index in range(2000)}
    for name, value in (('transformer', model.state_dict()), ('many', many)):
        kept.add('big/%s.pt' % name, 'pytorch-zip', lambda path, value=value: torch.save(value, path))
        kept.add(
            'big/%s-legacy.bin' % name, 'pytorch-legacy',
            lambda path, value=value: torch.save(value, path, _use_new_zipfile_serialization=False),
        )
