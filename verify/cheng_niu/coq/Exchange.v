(* Eq. 1 in the local states. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture States.
Open Scope R_scope.

(* Eq. 1 on spinors: S J_ex n . sigma by rows; and sums and multiples of spinors. *)
Definition pauli (v : vec) : C * C * C * C := let '(x, y, z) := v in ((z, 0) : C, (x, - y) : C, (x, y) : C, (- z, 0) : C).
Definition exchange (J S th ph : R) : C * C * C * C := pauli (times3 (J * S) (direction th ph)).
Definition applied (A : C * C * C * C) (u : spinor) : spinor :=
  let '(A11, A12, A21, A22) := A in ((A11 * fst u + A12 * snd u)%C, (A21 * fst u + A22 * snd u)%C).
Definition plus_spinor (u v : spinor) : spinor := ((fst u + fst v)%C, (snd u + snd v)%C).
Definition scaled_spinor (c : C) (u : spinor) : spinor := ((c * fst u)%C, (c * snd u)%C).

(* The local states are whole and across each other, and the exchange splits them. *)
Lemma states_whole th ph : braket (up th ph) (up th ph) = RtoC 1 /\ braket (down th ph) (down th ph) = RtoC 1 /\
  braket (up th ph) (down th ph) = RtoC 0 /\ braket (down th ph) (up th ph) = RtoC 0.
Proof.
  unfold braket, up, down. generalize (th / 2), (ph / 2). intros x y.
  pose proof (square_of_sin x) as S. pose proof (square_of_sin y) as P.
  repeat split; in_pairs; rewrite ?sin_neg, ?cos_neg; ring [S P].
Qed.

Lemma exchange_split J S th ph :
  applied (exchange J S th ph) (up th ph) = scaled_spinor (RtoC (J * S)) (up th ph) /\
  applied (exchange J S th ph) (down th ph) = scaled_spinor (RtoC (- (J * S))) (down th ph).
Proof.
  unfold applied, exchange, pauli, scaled_spinor, direction, times3, up, down.
  replace (cos th) with (cos (2 * (th / 2))) by (f_equal; field). replace (sin th) with (sin (2 * (th / 2))) by (f_equal; field).
  replace (cos ph) with (cos (2 * (ph / 2))) by (f_equal; field). replace (sin ph) with (sin (2 * (ph / 2))) by (f_equal; field).
  rewrite !cos_2a, !sin_2a. generalize (th / 2), (ph / 2). intros x y.
  pose proof (square_of_sin x) as A. pose proof (square_of_sin y) as P.
  split; in_pairs; rewrite ?sin_neg, ?cos_neg; ring [A P].
Qed.

Lemma braket_scaled c u v : braket u (scaled_spinor c v) = (c * braket u v)%C.
Proof. unfold braket, scaled_spinor. simpl. ring. Qed.

Lemma braket_of_sums a b c d u v x y :
  braket (plus_spinor (scaled_spinor a u) (scaled_spinor b v)) (plus_spinor (scaled_spinor c x) (scaled_spinor d y)) =
  (Cconj a * c * braket u x + Cconj a * d * braket u y + Cconj b * c * braket v x + Cconj b * d * braket v y)%C.
Proof.
  assert (forall p q : C, Cconj (p + q)%C = (Cconj p + Cconj q)%C) as L by (intros [? ?] [? ?]; parts_shown; apply same_pair; ring).
  assert (forall p q : C, Cconj (p * q)%C = (Cconj p * Cconj q)%C) as M by (intros [? ?] [? ?]; parts_shown; apply same_pair; ring).
  unfold braket, plus_spinor, scaled_spinor. simpl. rewrite !L, !M. ring.
Qed.
