(* How a spin relaxes, from the master equation of its density matrix. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* Two-by-two matrices by rows. *)
Definition mat : Type := (C * C * C * C)%type.
Definition mat_plus (m n : mat) : mat := let '(a, b, c, d) := m in let '(w, x, y, z) := n in ((a + w)%C, (b + x)%C, (c + y)%C, (d + z)%C).
Definition mat_scale (k : R) (m : mat) : mat := let '(a, b, c, d) := m in ((RtoC k * a)%C, (RtoC k * b)%C, (RtoC k * c)%C, (RtoC k * d)%C).
Definition mat_times (m n : mat) : mat := let '(a, b, c, d) := m in let '(w, x, y, z) := n in
  ((a * w + b * y)%C, (a * x + b * z)%C, (c * w + d * y)%C, (c * x + d * z)%C).
Definition adjoint (m : mat) : mat := let '(a, b, c, d) := m in (Cconj a, Cconj c, Cconj b, Cconj d).
Definition mat_rate (f : R -> mat) (t : R) (m : mat) : Prop :=
  rate (fun t => fst (fst (fst (f t)))) t (fst (fst (fst m))) /\ rate (fun t => snd (fst (fst (f t)))) t (snd (fst (fst m))) /\
  rate (fun t => snd (fst (f t))) t (snd (fst m)) /\ rate (fun t => snd (f t)) t (snd m).

(* The spin of a density matrix: of populations p, q in the local states and a coherence. *)
Definition spin_of (m : mat) : vec := let '(p, c, d, q) := m in (Re (c + d)%C, Re (Ci * (c - d))%C, Re (p - q)%C).
Definition trace (m : mat) : C := let '(p, _, _, q) := m in (p + q)%C.

(* What a jump at a rate does (Lindblad); flips to the lower of both states, s_3 = 1 or s_3 = - 1, at 1/T_1, and the dephasing that makes
   the coherence relax at 1/T_2, where flips alone make it relax at 1/(2 T_1). *)
Definition jumps (k : R) (L m : mat) : mat :=
  mat_scale k (mat_plus (mat_times L (mat_times m (adjoint L)))
    (mat_scale (- (1 / 2)) (mat_plus (mat_times (mat_times (adjoint L) L) m) (mat_times m (mat_times (adjoint L) L))))).
Definition to_up : mat := (RtoC 0, RtoC 1, RtoC 0, RtoC 0).
Definition to_down : mat := (RtoC 0, RtoC 0, RtoC 1, RtoC 0).
Definition phase : mat := (RtoC 1, RtoC 0, RtoC 0, RtoC (- 1)).
Definition relaxing (T_1 T_2 : R) (flip m : mat) : mat := mat_plus (jumps (1 / T_1) flip m) (jumps ((1 / T_2 - 1 / (2 * T_1)) / 2) phase m).

Lemma spin_rate (f : R -> mat) t m : mat_rate f t m -> rate3 (fun t => spin_of (f t)) t (spin_of m).
Proof.
  intros [[A1 A2] [[B1 B2] [[C1 C2] [D1 D2]]]].
  assert (forall (u v w : R -> R) a b k l, is_derive u t a -> is_derive v t b -> (forall t, k * u t + l * v t = w t) -> is_derive w t (k * a + l * b)) as L.
  { intros u v w a b k l U V E. apply (is_derive_ext _ _ _ _ E). auto_derive; [repeat split; eexists; eassumption |].
    change (fun x => u x) with u; change (fun x => v x) with v. rewrite (is_derive_unique _ _ _ U), (is_derive_unique _ _ _ V). ring. }
  destruct m as [[[[a1 a2] [b1 b2]] [c1 c2]] [d1 d2]]. unfold rate3, spin_of, Re, Im in *. cbv beta iota delta [fst snd] in *.
  refine (conj _ (conj _ _)).
  - eapply is_derive_same; [apply (L _ _ _ _ _ 1 1 B1 C1); intro s; destruct (f s) as [[[[? ?] [? ?]] [? ?]] [? ?]]; simpl; ring | simpl; ring].
  - eapply is_derive_same; [apply (L _ _ _ _ _ (- 1) 1 B2 C2); intro s; destruct (f s) as [[[[? ?] [? ?]] [? ?]] [? ?]]; simpl; ring | simpl; ring].
  - eapply is_derive_same; [apply (L _ _ _ _ _ 1 (- 1) A1 D1); intro s; destruct (f s) as [[[[? ?] [? ?]] [? ?]] [? ?]]; simpl; ring | simpl; ring].
Qed.

Ltac few := unfold mat_times, mat_plus, mat_scale, adjoint, to_up, to_down, phase; parts_shown; repeat apply same_pair; field.
Lemma jump_up k a b c d : jumps k to_up (a, b, c, d) = mat_scale k (d, (- RtoC (1 / 2) * b)%C, (- RtoC (1 / 2) * c)%C, (- d)%C).
Proof.
  destruct a as [a a'], b as [b b'], c as [c c'], d as [d d']. unfold jumps. replace (mat_times (adjoint to_up) to_up) with (RtoC 0, RtoC 0, RtoC 0, RtoC 1) by few.
  replace (mat_times to_up (mat_times ((a, a'), (b, b'), (c, c'), (d, d')) (adjoint to_up))) with (((d, d') : C), RtoC 0, RtoC 0, RtoC 0) by few.
  f_equal. few.
Qed.
Lemma jump_down k a b c d : jumps k to_down (a, b, c, d) = mat_scale k ((- a)%C, (- RtoC (1 / 2) * b)%C, (- RtoC (1 / 2) * c)%C, a).
Proof.
  destruct a as [a a'], b as [b b'], c as [c c'], d as [d d']. unfold jumps. replace (mat_times (adjoint to_down) to_down) with (RtoC 1, RtoC 0, RtoC 0, RtoC 0) by few.
  replace (mat_times to_down (mat_times ((a, a'), (b, b'), (c, c'), (d, d')) (adjoint to_down))) with (RtoC 0, RtoC 0, RtoC 0, ((a, a') : C)) by few.
  f_equal. few.
Qed.
Lemma jump_phase k a b c d : jumps k phase (a, b, c, d) = mat_scale k (RtoC 0, (- RtoC 2 * b)%C, (- RtoC 2 * c)%C, RtoC 0).
Proof.
  destruct a as [a a'], b as [b b'], c as [c c'], d as [d d']. unfold jumps. replace (mat_times (adjoint phase) phase) with (RtoC 1, RtoC 0, RtoC 0, RtoC 1) by few.
  replace (mat_times phase (mat_times ((a, a'), (b, b'), (c, c'), (d, d')) (adjoint phase))) with (((a, a') : C), ((- b, - b') : C), ((- c, - c') : C), ((d, d') : C)) by few.
  f_equal. few.
Qed.

Lemma spin_relaxes T_1 T_2 m : T_1 <> 0 -> T_2 <> 0 -> trace m = RtoC 1 -> let '(x, y, z) := spin_of m in
  spin_of (relaxing T_1 T_2 to_up m) = (- (x / T_2), - (y / T_2), - ((z - 1) / T_1)) /\
  spin_of (relaxing T_1 T_2 to_down m) = (- (x / T_2), - (y / T_2), - ((z + 1) / T_1)).
Proof.
  intros H K. destruct m as [[[[a1 a2] [b1 b2]] [c1 c2]] [d1 d2]]. intro T. injection T. intros T2 T1.
  unfold relaxing. rewrite !jump_up, !jump_down, !jump_phase. unfold spin_of, mat_plus, mat_scale. parts_shown.
  unfold Rdiv. replace (/ (2 * T_1)) with (/ 2 * / T_1) by (field; exact H). generalize (/ T_1), (/ T_2). intros k l. assert (d1 = 1 - a1) as -> by lra. clear.
  split; repeat apply same_pair; field.
Qed.

Lemma spin_adds m n : spin_of (mat_plus m n) = plus3 (spin_of m) (spin_of n).
Proof.
  destruct m as [[[[? ?] [? ?]] [? ?]] [? ?]], n as [[[[? ?] [? ?]] [? ?]] [? ?]]. unfold spin_of, mat_plus, plus3. parts_shown. repeat apply same_pair; ring.
Qed.
