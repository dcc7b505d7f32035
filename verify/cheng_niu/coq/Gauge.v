(* Local states that are turned about n. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Chain Texture States Exchange.
Open Scope R_scope.

(* <a| sigma . e |b>; and a state of the matrix V, by its column. *)
Definition seen (a b : spinor) (e : vec) : C := braket a (applied (pauli e) b).
Definition mixed (a b : C) (u d : spinor) : spinor := plus_spinor (scaled_spinor a u) (scaled_spinor b d).

(* V^+ A V + i hbar V^+ V', V' being the rate of V. *)
Definition carried_over (hbar : R) (A V V' : C * C * C * C) : C * C * C * C :=
  let '(A11, A12, A21, A22) := A in let '(V11, V12, V21, V22) := V in let '(W11, W12, W21, W22) := V' in
  let entry := fun a b c d v w => (Cconj a * (A11 * c + A12 * d) + Cconj b * (A21 * c + A22 * d) + Ci * RtoC hbar * (Cconj a * v + Cconj b * w))%C in
  (entry V11 V21 V11 V21 W11 W21, entry V11 V21 V12 V22 W12 W22, entry V12 V22 V11 V21 W11 W21, entry V12 V22 V12 V22 W12 W22).

(* The small parameters that a connection holds, as that of Eq. 7 holds those of Eq. 8. *)
Definition holds_parameters (hbar tau_ex : R) (A : C * C * C * C) (e1 e2 e3 : R) : Prop :=
  A = (((hbar * e3 / (2 * tau_ex), 0) : C), ((- (hbar * e1 / (2 * tau_ex)), - (hbar * e2 / (2 * tau_ex))) : C),
       ((- (hbar * e1 / (2 * tau_ex)), hbar * e2 / (2 * tau_ex)) : C), ((- (hbar * e3 / (2 * tau_ex)), 0) : C)).

(* The mean of the response, along e_1 and e_2, over a long time and at the first order of the small parameters. *)
Definition mean_response (e1 e2 e3 xi m1 m2 : R) : Prop := exists f g : R -> R,
  (forall t s1 s2 s3, family e1 e2 e3 xi s1 s2 s3 ->
    first_order (fun k => s1 k t) (fun k => k * f t) /\ first_order (fun k => s2 k t) (fun k => k * g t)) /\
  long_mean f m1 /\ long_mean g m2.

Lemma means e1 e2 e3 xi : 0 <= xi -> mean_response e1 e2 e3 xi ((e1 - xi * e2) / (1 + xi * xi)) (- (e2 + xi * e1) / (1 + xi * xi)).
Proof.
  intro X. exists (lead1 e1 e2 xi), (lead2 e1 e2 xi). split; [| split].
  - intros t s1 s2 s3 F. split; [exact (first_order1 _ _ _ _ _ _ _ _ F) | exact (first_order2 _ _ _ _ _ _ _ _ F)].
  - refine (long_mean_ext _ _ _ (long_mean_of_faded _ (- (e1 - e2 * xi) / (1 + xi ^ 2)) (- (xi * e1 + e2) / (1 + xi ^ 2)) xi X) _).
    intro t. unfold lead1. field. nra.
  - refine (long_mean_ext _ _ _ (long_mean_of_faded _ ((e2 + e1 * xi) / (1 + xi ^ 2)) ((xi * e2 - e1) / (1 + xi ^ 2)) xi X) _).
    intro t. unfold lead2. field. nra.
Qed.

(* The frame of the states of Eq. A8 is that of Fig. 1. *)
Lemma frame_seen th ph e : seen (up th ph) (down th ph) e = (dot (e_theta th ph) e, - dot (e_phi th ph) e) /\
  seen (up th ph) (up th ph) e = RtoC (dot (direction th ph) e).
Proof.
  destruct e as [[e1 e2] e3]. unfold seen, braket, applied, pauli, up, down, dot, direction, e_theta, e_phi.
  replace (cos th) with (cos (2 * (th / 2))) by (f_equal; field). replace (sin th) with (sin (2 * (th / 2))) by (f_equal; field).
  replace (cos ph) with (cos (2 * (ph / 2))) by (f_equal; field). replace (sin ph) with (sin (2 * (ph / 2))) by (f_equal; field).
  rewrite !cos_2a, !sin_2a. generalize (th / 2), (ph / 2). intros x y.
  pose proof (square_of_sin x) as A. pose proof (square_of_sin y) as P.
  split; in_pairs; rewrite ?sin_neg, ?cos_neg; ring [A P].
Qed.

Lemma connection_carried hbar V11 V12 V21 V22 W11 W12 W21 W22 u d u' d' :
  braket u u = RtoC 1 /\ braket d d = RtoC 1 /\ braket u d = RtoC 0 /\ braket d u = RtoC 0 ->
  connection hbar (mixed V11 V21 u d) (mixed V12 V22 u d) (plus_spinor (mixed W11 W21 u d) (mixed V11 V21 u' d')) (plus_spinor (mixed W12 W22 u d) (mixed V12 V22 u' d')) =
  carried_over hbar (connection hbar u d u' d') (V11, V12, V21, V22) (W11, W12, W21, W22).
Proof.
  intros [U [D [X Y]]]. assert (forall x y z, braket x (plus_spinor y z) = (braket x y + braket x z)%C) as L
    by (intros; unfold braket, plus_spinor; simpl; ring).
  unfold connection, carried_over. rewrite !L. unfold mixed. rewrite !braket_of_sums, U, D, X, Y.
  repeat match goal with |- (_, _) = (_, _) => apply same_pair end; ring.
Qed.

(* V turns the states by the angle x, and the frame with them. *)
Lemma frame_turned x u d e : seen (mixed (cis (- (x / 2))) (RtoC 0) u d) (mixed (RtoC 0) (cis (x / 2)) u d) e = (cis x * seen u d e)%C /\
  seen (mixed (cis (- (x / 2))) (RtoC 0) u d) (mixed (cis (- (x / 2))) (RtoC 0) u d) e = seen u u e.
Proof.
  assert (cis x = cis (x / 2) * cis (x / 2))%C as ->
    by (replace (cis x) with (cis (2 * (x / 2))) by (f_equal; field); unfold cis; rewrite cos_2a, sin_2a; in_pairs; ring).
  assert (cis (x / 2) * Cconj (cis (x / 2)) = RtoC 1)%C as K
    by (unfold cis; pose proof (square_of_sin (x / 2)) as A; in_pairs; ring [A]).
  assert (cis (- (x / 2)) = Cconj (cis (x / 2))) as -> by (unfold cis; rewrite cos_neg, sin_neg; reflexivity).
  assert (Cconj (Cconj (cis (x / 2))) = cis (x / 2)) as J by (unfold cis; in_pairs; ring).
  revert K J. generalize (cis (x / 2)). intros c K J.
  assert (forall a b, seen (mixed a (RtoC 0) u d) (mixed b (RtoC 0) u d) e = (Cconj a * b * seen u u e)%C /\
    seen (mixed a (RtoC 0) u d) (mixed (RtoC 0) b u d) e = (Cconj a * b * seen u d e)%C) as S.
  { clear. assert (forall x y z, Cconj (x * y + RtoC 0 * z)%C = (Cconj x * Cconj y)%C) as L by (intros [? ?] [? ?] [? ?]; in_pairs; ring).
    intros a b. unfold seen, mixed, braket, applied, plus_spinor, scaled_spinor. destruct (pauli e) as [[[p q] r] s].
    cbv beta iota delta [fst snd]. rewrite !L. split; ring. }
  rewrite (proj1 (S _ _)), (proj2 (S _ _)), J. split; [ring |]. rewrite K. ring.
Qed.

Lemma turning_rates ch t v : is_derive ch t v ->
  rate (fun t => cis (- (ch t / 2))) t (- (Ci * RtoC (v / 2)) * cis (- (ch t / 2)))%C /\
  rate (fun t => cis (ch t / 2)) t (Ci * RtoC (v / 2) * cis (ch t / 2))%C.
Proof.
  intro H. unfold rate, cis. parts_shown.
  split; split; (auto_derive; [eexists; exact H |]); change (fun x => ch x) with ch; rewrite (is_derive_unique _ _ _ H); change (ch t * / 2) with (ch t / 2); field.
Qed.

(* What a turn does to the parameters of the connection. *)
Lemma parameters_turned hbar tau_ex x v th dth dph : 0 < tau_ex ->
  holds_parameters hbar tau_ex (path_connection hbar th dth dph) (tau_ex * (sin th * dph)) (tau_ex * dth) (tau_ex * (cos th * dph)) /\
  holds_parameters hbar tau_ex
    (carried_over hbar (path_connection hbar th dth dph) (cis (- (x / 2)), RtoC 0, RtoC 0, cis (x / 2))
      ((- (Ci * RtoC (v / 2)) * cis (- (x / 2)))%C, RtoC 0, RtoC 0, (Ci * RtoC (v / 2) * cis (x / 2))%C))
    (tau_ex * (cos x * (sin th * dph) - sin x * dth)) (tau_ex * (sin x * (sin th * dph) + cos x * dth)) (tau_ex * (cos th * dph + v)).
Proof.
  intro T. unfold holds_parameters, path_connection, carried_over, cis.
  replace (cos x) with (cos (2 * (x / 2))) by (f_equal; field). replace (sin x) with (sin (2 * (x / 2))) by (f_equal; field).
  rewrite cos_2a, sin_2a, sin_neg, cos_neg. generalize (x / 2). intro y. pose proof (square_of_sin y) as S.
  split; in_pairs; field [S]; lra.
Qed.
