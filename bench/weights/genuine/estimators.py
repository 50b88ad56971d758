"""Fitted estimators of scikit-learn, as pickle, joblib writes and skops keep them; boosted trees of others."""
import pickle

from kept import binary


def fitted(seed=11, rows=60):
    """By name: one of every family that is often published."""
    import numpy as np
    from sklearn.cluster import KMeans
    from sklearn.compose import ColumnTransformer
    from sklearn.decomposition import PCA, TruncatedSVD
    from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier, RandomForestRegressor
    from sklearn.ensemble import ExtraTreesClassifier, IsolationForest, VotingClassifier
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.linear_model import Lasso, LinearRegression, LogisticRegression, Ridge, SGDClassifier
    from sklearn.model_selection import GridSearchCV
    from sklearn.naive_bayes import GaussianNB, MultinomialNB
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import FeatureUnion, make_pipeline
    from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OneHotEncoder, StandardScaler
    from sklearn.svm import SVC, LinearSVC
    from sklearn.tree import DecisionTreeClassifier

    draw = np.random.RandomState(seed)
    x = draw.rand(rows, 4)
    y = (x[:, 0] > 0.5).astype(int)
    texts = ['the cat sat', 'a dog ran', 'cats and dogs', 'no animal here'] * 5
    words = [0, 1, 1, 0] * 5
    forest = RandomForestClassifier(n_estimators=3, random_state=0)
    columns = ColumnTransformer([('scaled', StandardScaler(), [0, 1]), ('ranged', MinMaxScaler(), [2, 3])])
    return {
        'linear': LinearRegression().fit(x, y),
        'ridge': Ridge().fit(x, y),
        'lasso': Lasso().fit(x, y),
        'logistic': LogisticRegression().fit(x, y),
        'sgd': SGDClassifier(random_state=0, max_iter=50, tol=1e-3).fit(x, y),
        'tree': DecisionTreeClassifier().fit(x, y),
        'forest': forest.fit(x, y),
        'forest-regressor': RandomForestRegressor(n_estimators=3, random_state=0).fit(x, y),
        'extra-trees': ExtraTreesClassifier(n_estimators=3).fit(x, y),
        'isolation': IsolationForest(n_estimators=3).fit(x),
        'boosting': GradientBoostingClassifier(n_estimators=3).fit(x, y),
        'voting': VotingClassifier([('a', LogisticRegression()), ('b', GaussianNB())]).fit(x, y),
        'svc': SVC(probability=True).fit(x, y),
        'linear-svc': LinearSVC().fit(x, y),
        'neighbors': KNeighborsClassifier(algorithm='kd_tree').fit(x, y),
        'balls': KNeighborsClassifier(algorithm='ball_tree').fit(x, y),
        'bayes': GaussianNB().fit(x, y),
        'kmeans': KMeans(n_clusters=2, n_init=2, random_state=0).fit(x),
        'pca': PCA(2).fit(x),
        'network': MLPClassifier((4,), max_iter=20, random_state=0).fit(x, y),
        'gaussian-process': GaussianProcessRegressor().fit(x[:20], y[:20]),
        'grid': GridSearchCV(SVC(), {'C': [1, 10]}, cv=2).fit(x, y),
        'columns': make_pipeline(columns, LogisticRegression()).fit(x, y),
        'texts': make_pipeline(TfidfVectorizer(), MultinomialNB()).fit(texts, words),
        'counts': make_pipeline(CountVectorizer(ngram_range=(1, 2)), TruncatedSVD(2)).fit(texts),
        'union': FeatureUnion([('p', PCA(1)), ('s', StandardScaler())]).fit(x),
        'labels': LabelEncoder().fit(['a', 'b']),
        'one-hot': OneHotEncoder().fit([['a'], ['b']]),
        'random-state': RandomForestClassifier(n_estimators=2, random_state=draw).fit(x, y),
    }


def write(kept):
    try:
        import joblib
        import sklearn  # noqa: F401
    except ImportError:
        return write_others(kept)
    models = fitted()
    for name, model in models.items():
        kept.add('sklearn/%s.pkl' % name, 'pickle', binary(lambda out, model=model: pickle.dump(model, out)))
        kept.add('sklearn/%s.joblib' % name, 'joblib', lambda path, model=model: joblib.dump(model, path))
    for compress in (3, ('gzip', 3), ('bz2', 3), ('xz', 3), ('lzma', 3)):
        word = compress if isinstance(compress, int) else compress[0]
        kept.add(
            'sklearn/forest-%s.joblib' % word, 'joblib',
            lambda path, compress=compress: joblib.dump(models['forest'], path, compress=compress),
        )
    write_new(kept)
    write_skops(kept, models)
    write_others(kept)


def write_new(kept):
    """What came later than the others: the older of the versions have it elsewhere."""
    try:
        import joblib
        import numpy as np
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError:
        return
    x = np.random.RandomState(1).rand(80, 3)
    model = HistGradientBoostingClassifier(max_iter=3).fit(x, x[:, 0] > 0.5)
    kept.add('sklearn/histogram.pkl', 'pickle', binary(lambda out: pickle.dump(model, out)))
    kept.add('sklearn/histogram.joblib', 'joblib', lambda path: joblib.dump(model, path))


def write_skops(kept, models):
    try:
        from skops.io import dump
    except ImportError:
        return
    for name in ('linear', 'logistic', 'forest', 'columns', 'texts', 'svc', 'pca', 'grid', 'bayes', 'union'):
        kept.add('skops/%s.skops' % name, 'skops', lambda path, name=name: dump(models[name], path))


def write_others(kept):
    why = 'a class of a library that is not on the list of harmless ones'
    try:
        import numpy as np
    except ImportError:
        return
    x = np.random.RandomState(2).rand(80, 3)
    y = (x[:, 0] > 0.5).astype(int)
    for module, name in (('xgboost', 'XGBClassifier'), ('lightgbm', 'LGBMClassifier')):
        try:
            model = getattr(__import__(module), name)(n_estimators=3).fit(x, y)
        except ImportError:
            continue
        kept.add(
            'others/%s.pkl' % module, 'pickle', binary(lambda out, model=model: pickle.dump(model, out)),
            verdict='suspicious', accept=('safe',), why=why,
        )
    try:
        import pandas
    except ImportError:
        return
    frame = pandas.DataFrame({'a': [1, 2], 'b': ['x', 'y']})
    kept.add('others/frame.pkl', 'pickle', frame.to_pickle, verdict='suspicious', accept=('safe',), why=why)


def write_big(kept):
    try:
        import joblib
        import numpy as np
        from sklearn.ensemble import RandomForestClassifier
    except ImportError:
        return
    x = np.random.RandomState(4).rand(4000, 20)
    model = RandomForestClassifier(n_estimators=150, random_state=0).fit(x, (x.sum(axis=1) + x[:, 0]) % 1 > 0.5)
    kept.add('big/forest.pkl', 'pickle', binary(lambda out: pickle.dump(model, out)))
    kept.add('big/forest.joblib', 'joblib', lambda path: joblib.dump(model, path))
    kept.add('big/forest-zlib.joblib', 'joblib', lambda path: joblib.dump(model, path, compress=3))
