"""Formats with a description of the model in them: GGUF, ONNX, Keras and tokenizers."""
import os
import json


def write(kept):
    for library in (write_gguf, write_onnx, write_keras, write_tokenizer):
        try:
            library(kept)
        except ImportError:
            pass


def write_gguf(kept):
    import gguf
    import numpy as np

    template = "{% for m in messages %}{{ '<|' + m['role'] + '|>' + m['content'] | trim }}{% endfor %}"

    def model(path, kind=None, described=True, endian=gguf.GGUFEndian.LITTLE):
        writer = gguf.GGUFWriter(path, 'llama', endianess=endian)
        if described:
            writer.add_name('made up')
            writer.add_context_length(128)
            writer.add_block_count(1)
            writer.add_tokenizer_model('gpt2')
            writer.add_token_list(['<s>', 'a', 'b', 'caf\u00e9'])
            writer.add_token_scores([0.0, -1.0, -2.0, -3.0])
            writer.add_bool('general.flag', True)
            writer.add_chat_template(template)
        draw = np.random.RandomState(1)
        if kind is None:
            writer.add_tensor('token_embd.weight', draw.rand(4, 32).astype('float32'))
            writer.add_tensor('output.weight', draw.rand(4, 32).astype('float16'))
        else:
            packed = gguf.quantize(draw.rand(4, 256).astype('float32'), kind)
            writer.add_tensor('token_embd.weight', packed, raw_dtype=kind)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    kept.add('gguf/plain.gguf', 'gguf', model)
    kept.add('gguf/bare.gguf', 'gguf', lambda path: model(path, described=False))
    kept.add('gguf/big-endian.gguf', 'gguf', lambda path: model(path, endian=gguf.GGUFEndian.BIG), accept=('suspicious',))
    for kind in (gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.Q4_0, gguf.GGMLQuantizationType.BF16):
        kept.add('gguf/%s.gguf' % kind.name, 'gguf', lambda path, kind=kind: model(path, kind))


def write_onnx(kept):
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    weight = numpy_helper.from_array(np.random.RandomState(1).rand(4, 3).astype('float32'), 'w')
    ends = [helper.make_tensor_value_info('x', TensorProto.FLOAT, ['n', 4])], [
        helper.make_tensor_value_info('y', TensorProto.FLOAT, ['n', 3])]
    nodes = [helper.make_node('MatMul', ['x', 'w'], ['h']), helper.make_node('Relu', ['h'], ['y'])]
    model = helper.make_model(helper.make_graph(nodes, 'made up', ends[0], ends[1], [weight]))
    model.metadata_props.add(key='author', value='nobody')
    kept.add('onnx/plain.onnx', 'onnx', lambda path: onnx.save(model, path))

    def external(path):
        copy = onnx.ModelProto()
        copy.CopyFrom(model)
        onnx.save(copy, path, save_as_external_data=True, location='weights.bin', size_threshold=0)

    kept.add('onnx/external.onnx', 'onnx', external, accept=('suspicious',), why='its weights stand in a file beside it')
    inner = [
        helper.make_graph([helper.make_node('Constant', [], ['y%d' % at], value=weight)], 'inner', [],
                          [helper.make_tensor_value_info('y%d' % at, TensorProto.FLOAT, None)]) for at in range(2)
    ]
    choose = helper.make_node('If', ['c'], ['y'], then_branch=inner[0], else_branch=inner[1])
    branching = helper.make_graph(
        [choose], 'branching', [helper.make_tensor_value_info('c', TensorProto.BOOL, [])],
        [helper.make_tensor_value_info('y', TensorProto.FLOAT, None)])
    kept.add('onnx/branches.onnx', 'onnx', lambda path: onnx.save(helper.make_model(branching), path))
    foreign = helper.make_model(
        helper.make_graph([helper.make_node('Thing', ['x'], ['y'], domain='org.example')], 'foreign', ends[0], ends[1]),
        opset_imports=[helper.make_opsetid('', 18), helper.make_opsetid('org.example', 1)])
    kept.add(
        'onnx/foreign.onnx', 'onnx', lambda path: onnx.save(foreign, path), verdict='suspicious',
        why='its operator comes from elsewhere',
    )


def write_keras(kept):
    os.environ.setdefault('KERAS_BACKEND', 'numpy')
    import keras
    from keras import layers

    plain = keras.Sequential([layers.Input((4,)), layers.Dense(3, activation='relu'), layers.Dropout(0.1), layers.Dense(1)])
    picture = keras.Sequential([layers.Input((8, 8, 1)), layers.Conv2D(2, 3), layers.BatchNormalization(),
                                layers.MaxPooling2D(), layers.Flatten(), layers.Dense(2, activation='softmax')])
    left = layers.Input((4,))
    right = layers.Input((4,))
    joined = layers.Add()([layers.Dense(3)(left), layers.Dense(3)(right)])
    both = keras.Model([left, right], layers.LSTM(2)(layers.Reshape((3, 1))(joined)))
    words = keras.Sequential([layers.Input((5,)), layers.Embedding(10, 4), layers.GlobalAveragePooling1D()])
    for name, model in (('plain', plain), ('picture', picture), ('both', both), ('words', words)):
        kept.add('keras/%s.keras' % name, 'keras', lambda path, model=model: model.save(path))
        kept.add('keras/%s.h5' % name, 'keras-h5', lambda path, model=model: model.save(path))
        kept.add('keras/%s.weights.h5' % name, 'keras-h5', lambda path, model=model: model.save_weights(path))
    plain.compile('adam', 'mse', metrics=['mae'])
    kept.add('keras/compiled.keras', 'keras', lambda path: plain.save(path))
    kept.add('keras/compiled.h5', 'keras-h5', lambda path: plain.save(path))

    code = keras.Sequential([layers.Input((4,)), layers.Lambda(lambda x: x * 2)])
    for ending, form in (('keras', 'keras'), ('h5', 'keras-h5')):
        kept.add(
            'keras/lambda.%s' % ending, form, lambda path: code.save(path), verdict='dangerous',
            why='a Lambda layer is code that runs when the model is loaded',
        )


def write_tokenizer(kept):
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({'a': 0, 'b': 1, '[UNK]': 2}, unk_token='[UNK]'))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    kept.add('tokenizers/tokenizer.json', 'config', tokenizer.save, accept=('suspicious',))

    def config(path):
        with open(path, 'w') as out:
            json.dump({'tokenizer_class': 'LlamaTokenizer', 'model_max_length': 2048, 'chat_template':
                       "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}"}, out)

    kept.add('tokenizers/tokenizer_config.json', 'tokenizer-config', config)


def write_big(kept):
    pass
