# %% [markdown]
# # A tour: from the exchange Hamiltonian to a simulation
#
# Everything below is derived when it is asked for, by computer algebra, from one Hamiltonian. The labels are those of
# R. Cheng and Q. Niu, *Phys. Rev. B* **88**, 024422 (2013). Build this notebook with `python docs/build.py`.

# %%
import numpy as np

from derive import Model, Relaxation, derivation, spin_response
from derive.cheng_niu.symbols import T_1, T_2

d = derivation()
print(len(d), "equations, the first of them:", ", ".join(list(d)[:8]))

# %% [markdown]
# ## An equation is data
# It prints in the paper's notation, and it knows its arguments, their units and what it was derived from.

# %%
d["9a"]

# %%
d["9a"].units, d["9a"].needs

# %%
print(" -> ".join(step.label for step in d.leading_to("9a")))

# %% [markdown]
# ## Change an assumption, and all that follows changes
# An electron of the minority band starts against the magnetization; with two relaxation times the averaged spin keeps
# the transverse one.

# %%
derivation(Model(band="minority"))["11a"]

# %%
two_times = derivation(Model(relaxation=Relaxation(longitudinal=T_1, transverse=T_2)))
two_times["11b"]

# %% [markdown]
# ## Numbers
# `function` gives one call for NumPy, mpmath, heyoka, JAX or PyTorch; `spin_response` is the exact response in a form
# that loses no digits, however weak or short the perturbation is.

# %%
exact = d["x.scaled"].function("numpy")
print(exact(1.0, 1e-9, 2e-9, 0.1, 0.0)[:2])
print(spin_response(1.0, 1e-9, 2e-9, 0.1)[:2])

# %% [markdown]
# A spin that spirals towards its average, and how far from Eq. 11 it still is after N exchange times:

# %%
eps1, eps2, xi = 0.02, 0.01, 0.1
mean = d["11a"].function()(eps1, eps2, xi)
for n in (10, 30, 100):
    t = np.linspace(0, n, 20 * n + 1)
    average = np.trapezoid(spin_response(t, eps1, eps2, xi)[0], t) / n
    print(f"N = {n:4d}   <s_1> = {average:.6f}   Eq. 11a: {mean:.6f}")

# %%
import matplotlib.pyplot as plt

t = np.linspace(0, 60, 601)
figure, axes = plt.subplots(figsize=(6, 2.6), layout="constrained")
axes.plot(t, spin_response(t, eps1, eps2, xi)[0], label="$s_1$, exact")
axes.axhline(mean, color="black", linestyle=":", label="its average, Eq. 11a")
axes.set(xlabel=r"$t/\tau_{ex}$ (1)", ylabel="$s_1$ (1)")
axes.legend();

# %% [markdown]
# ## A verdict
# What the paper prints is judged beside what was derived: Eq. 9c, its checks on the printed and on the corrected form,
# and a point where the two differ.

# %%
from verify.cheng_niu import PAPER
from verify.judge.judgement import judge

judged = judge(PAPER.claims["9c"], d)
print(judged.claim.verdict, "-", "borne out" if judged.holds else "not borne out")
for found in judged.evidence:
    print(f"{found.method} on {found.on}: {found.result}")
print(judged.witness)

# %% [markdown]
# ## Code
# The same equation with its partial derivatives in nine languages; each is compiled, run and compared with rigorous
# enclosures in the tests.

# %%
print(d["x.eta"].code("rust"))

# %%
source = d["x.eta"].code("c")
print(source[source.index("void renormalization_n") :])

# %% [markdown]
# ## The end of the argument
# The renormalized parameters of the Landau-Lifshitz-Gilbert equation:

# %%
d["17"]

# %%
gamma, alpha = d["17"].function()(1.76e11, 0.01, 0.01, 0.05)
print(f"gamma~ = {gamma:.4e} 1/(T s), alpha~ = {alpha:.6f}")
