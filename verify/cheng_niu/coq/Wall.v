(* A texture that is carried along a line. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* What a field does on a texture that is carried along at the speed v: Eq. 16 along the way of M, from the torque of Eq. 15. *)
Lemma carried gamma alpha tau_ex xi n_0 M_s mu_B P e j v M s H :
  0 < tau_ex -> 0 < M_s -> 0 < e -> dot M M = M_s ^ 2 -> dot M s = 0 ->
  times3 (- v) s = llg gamma alpha M_s M H (times3 (- v) s)
    (torque tau_ex M_s (accumulation tau_ex xi n_0 M_s mu_B P e M (times3 (- v) s) (times3 j s)) M) ->
  gamma * M_s * dot H s + ((alpha + n_0 / M_s / (1 + xi ^ 2) * xi) * v + xi * (P * mu_B / (e * M_s * (1 + xi ^ 2)) * j)) * dot s s = 0.
Proof.
  intros T N E Q F L. assert (0 < 1 + xi ^ 2) as X by nra.
  assert (forall k, dot M (times3 k s) = 0) as A
    by (intro k; destruct M as [[? ?] ?], s as [[? ?] ?]; unfold dot, times3 in *; transitivity (k * 0); [rewrite <- F |]; ring).
  rewrite (torque_of_accumulation tau_ex xi n_0 M_s mu_B P e M _ _ T N E Q (A (- v)) (A j)) in L. clear A.
  replace (xi * n_0 / M_s / (1 + xi ^ 2) / M_s) with (n_0 / M_s / (1 + xi ^ 2) * xi / M_s) in L by (field; split; lra).
  replace (xi * P * mu_B / (e * M_s * (1 + xi ^ 2)) / M_s) with (xi * (P * mu_B / (e * M_s * (1 + xi ^ 2))) / M_s) in L by (field; repeat split; lra).
  revert L. generalize (n_0 / M_s / (1 + xi ^ 2)), (P * mu_B / (e * M_s * (1 + xi ^ 2))). intros eta u L. clear T E X.
  apply (f_equal (dot (cross M s))) in L. apply (Rmult_eq_reg_l (M_s * M_s)); [| nra]. rewrite Rmult_0_r.
  destruct M as [[a b] c], s as [[x y] z], H as [[p q] o]. unfold llg, plus3, times3, cross, dot in *.
  assert (a * x = - (b * y + c * z)) as K by lra. assert (c * c = M_s ^ 2 - a * a - b * b) as W by lra. clear F Q.
  apply Rminus_diag_eq, (Rmult_eq_compat_l M_s) in L. rewrite Rmult_0_r in L. rewrite <- L. clear L. field [K W]. lra.
Qed.

Lemma constant_RInt (f : R -> R) c : (forall x, f x = c) -> is_RInt f 0 1 c.
Proof.
  intro H. pose proof (is_RInt_const (V := R_NormedModule) 0 1 c) as I. change (scal (1 - 0) c) with ((1 - 0) * c) in I.
  replace ((1 - 0) * c) with c in I by ring. eapply (is_RInt_ext (V := R_NormedModule)); [| exact I]. intros x _. symmetry. apply H.
Qed.
