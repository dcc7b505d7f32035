(* Local states that are turned about n, and those of any basis. *)
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

(* Two states that are whole and across each other show all of a spinor. *)
Lemma shown_by_states (u d x y : spinor) : braket u u = RtoC 1 /\ braket d d = RtoC 1 /\ braket u d = RtoC 0 ->
  braket u x = braket u y -> braket d x = braket d y -> x = y.
Proof.
  destruct u as [u1 u2], d as [d1 d2], x as [x1 x2], y as [y1 y2]. unfold braket. cbv beta iota delta [fst snd]. intros [U [D X]] P Q.
  pose (k := (Cconj u1 * Cconj d2 - Cconj u2 * Cconj d1)%C). pose (l := (u1 * d2 - u2 * d1)%C).
  assert ((Cconj d1 * u1 + Cconj d2 * u2)%C = RtoC 0) as Y.
  { replace (Cconj d1 * u1 + Cconj d2 * u2)%C with (Cconj (Cconj u1 * d1 + Cconj u2 * d2))%C by (clear; destruct u1, u2, d1, d2; in_pairs; ring).
    rewrite X. in_pairs; ring. }
  assert (l * k = RtoC 1)%C as K.
  { transitivity ((Cconj u1 * u1 + Cconj u2 * u2) * (Cconj d1 * d1 + Cconj d2 * d2) - (Cconj u1 * d1 + Cconj u2 * d2) * (Cconj d1 * u1 + Cconj d2 * u2))%C;
      [unfold k, l; ring | rewrite U, D, X; ring]. }
  assert (k * x1 = k * y1)%C as A.
  { transitivity (Cconj d2 * (Cconj u1 * x1 + Cconj u2 * x2) - Cconj u2 * (Cconj d1 * x1 + Cconj d2 * x2))%C; [unfold k; ring | rewrite P, Q; unfold k; ring]. }
  assert (k * x2 = k * y2)%C as B.
  { transitivity (Cconj u1 * (Cconj d1 * x1 + Cconj d2 * x2) - Cconj d1 * (Cconj u1 * x1 + Cconj u2 * x2))%C; [unfold k; ring | rewrite P, Q; unfold k; ring]. }
  apply same_pair; [transitivity (l * k * x1)%C | transitivity (l * k * x2)%C]; try (rewrite K; ring);
    [replace (l * k * x1)%C with (l * (k * x1))%C by ring; rewrite A | replace (l * k * x2)%C with (l * (k * x2))%C by ring; rewrite B];
    [replace (l * (k * y1))%C with (l * k * y1)%C by ring | replace (l * (k * y2))%C with (l * k * y2)%C by ring]; rewrite K; ring.
Qed.

(* The spin of a spinor in the exchange field along n turns about n. *)
Lemma spin_turns hbar Delta n (w : R -> spinor) t w' e : 0 < hbar -> spinor_rate w t w' ->
  scaled_spinor (Ci * RtoC hbar)%C w' = applied (pauli (times3 (Delta / 2) n)) (w t) ->
  let spin := fun t e => Re (seen (w t) (w t) e) in
  is_derive (fun t => spin t e) t (Delta / hbar * dot (cross n (spin t (1, 0, 0), spin t (0, 1, 0), spin t (0, 0, 1))) e).
Proof.
  intros P [[A1 A2] [B1 B2]] H. cbv zeta.
  pose (p := fun t => Re (fst (w t))). pose (q := fun t => Im (fst (w t))). pose (r := fun t => Re (snd (w t))). pose (s := fun t => Im (snd (w t))).
  change (is_derive p t (Re (fst w'))) in A1. change (is_derive q t (Im (fst w'))) in A2.
  change (is_derive r t (Re (snd w'))) in B1. change (is_derive s t (Im (snd w'))) in B2.
  destruct e as [[e1 e2] e3], n as [[n1 n2] n3].
  assert (forall t x y z, Re (seen (w t) (w t) (x, y, z)) = x * (2 * (p t * r t + q t * s t)) + y * (2 * (p t * s t - q t * r t)) + z * (p t * p t + q t * q t - r t * r t - s t * s t)) as V
    by (intros; unfold p, q, r, s, seen, braket, applied, pauli; destruct (w t0) as [[? ?] [? ?]]; parts_shown; ring).
  rewrite !V. apply (is_derive_ext _ _ _ _ (fun t => eq_sym (V t e1 e2 e3))).
  assert (w t = ((p t, q t) : C, (r t, s t) : C)) as W by (unfold p, q, r, s; destruct (w t) as [[? ?] [? ?]]; reflexivity).
  rewrite W in H. clear W V. clearbody p q r s. destruct w' as [[a b] [c d]]. unfold Re, Im in A1, A2, B1, B2. cbv beta iota delta [fst snd] in A1, A2, B1, B2.
  revert H. unfold scaled_spinor, applied, pauli, times3. parts_shown. intro H. injection H. clear H. intros H4 H3 H2 H1.
  auto_derive; [repeat split; eexists; eassumption |].
  change (fun x => p x) with p; change (fun x => q x) with q; change (fun x => r x) with r; change (fun x => s x) with s.
  rewrite (is_derive_unique _ _ _ A1), (is_derive_unique _ _ _ A2), (is_derive_unique _ _ _ B1), (is_derive_unique _ _ _ B2). clear A1 A2 B1 B2.
  apply (Rmult_eq_reg_l hbar); [| lra]. unfold dot, cross. replace Delta with (2 * (Delta / 2)) by field. revert H1 H2 H3 H4. generalize (Delta / 2). clear Delta. intros h H1 H2 H3 H4.
  assert (hbar * a = h * (n3 * q t + n1 * s t - n2 * r t)) as E1 by lra. assert (hbar * b = - (h * (n3 * p t + n1 * r t + n2 * s t))) as E2 by lra.
  assert (hbar * c = h * (n1 * q t + n2 * p t - n3 * s t)) as E3 by lra. assert (hbar * d = - (h * (n1 * p t - n2 * q t - n3 * r t))) as E4 by lra.
  clear H1 H2 H3 H4. field [E1 E2 E3 E4]. lra.
Qed.

(* Amplitudes in any such states follow the equation of the spinor, whatever the connection of the states. *)
Lemma spinor_of_amplitudes hbar M (u d u' d' : spinor) (a b a' b' : C) : braket u u = RtoC 1 /\ braket d d = RtoC 1 /\ braket u d = RtoC 0 ->
  (let '(A11, A12, A21, A22) := connection hbar u d u' d' in
   Ci * RtoC hbar * a' = braket u (applied M u) * a + braket u (applied M d) * b - (A11 * a + A12 * b) /\
   Ci * RtoC hbar * b' = braket d (applied M u) * a + braket d (applied M d) * b - (A21 * a + A22 * b))%C ->
  scaled_spinor (Ci * RtoC hbar)%C (plus_spinor (mixed a' b' u d) (mixed a b u' d')) = applied M (mixed a b u d).
Proof.
  intros O [A B]. pose proof O as [U [D X]].
  assert (braket d u = RtoC 0) as Y.
  { replace (braket d u) with (Cconj (braket u d)) by (clear; destruct u as [[? ?] [? ?]], d as [[? ?] [? ?]]; unfold braket; in_pairs; ring). rewrite X. in_pairs; ring. }
  assert (forall z c x y v w, braket z (scaled_spinor c (plus_spinor x (mixed v w u' d'))) = (c * braket z x + v * (c * braket z u') + w * (c * braket z d'))%C /\
    braket z (mixed v w x y) = (v * braket z x + w * braket z y)%C /\ braket z (applied M (mixed v w x y)) = (v * braket z (applied M x) + w * braket z (applied M y))%C) as L.
  { clear. destruct M as [[[p q] r] s]. intros. unfold braket, mixed, applied, plus_spinor, scaled_spinor. cbv beta iota delta [fst snd]. repeat split; ring. }
  apply (shown_by_states u d); [exact O | |];
    rewrite (proj1 (L _ _ _ (RtoC 0, RtoC 0) _ _)), (proj1 (proj2 (L _ (RtoC 0) _ _ _ _))), (proj2 (proj2 (L _ (RtoC 0) _ _ _ _))), ?U, ?D, ?X, ?Y;
    [transitivity (Ci * RtoC hbar * a' + Ci * RtoC hbar * braket u u' * a + Ci * RtoC hbar * braket u d' * b)%C; [ring | rewrite A; ring]
    |transitivity (Ci * RtoC hbar * b' + Ci * RtoC hbar * braket d u' * a + Ci * RtoC hbar * braket d d' * b)%C; [ring | rewrite B; ring]].
Qed.

Lemma mixed_rate a b u d t a' b' u' d' : rate a t a' -> rate b t b' -> spinor_rate u t u' -> spinor_rate d t d' ->
  spinor_rate (fun t => mixed (a t) (b t) (u t) (d t)) t (plus_spinor (mixed a' b' (u t) (d t)) (mixed (a t) (b t) u' d')).
Proof.
  intros A B [U1 U2] [D1 D2]. assert (forall f v w, rate f t v -> w = v -> rate f t w) as same by (intros f v w K ->; exact K).
  split; eapply same;
    [ exact (sum_rate a (fun t => fst (u t)) b (fun t => fst (d t)) t _ _ _ _ A U1 B D1) |
    | exact (sum_rate a (fun t => snd (u t)) b (fun t => snd (d t)) t _ _ _ _ A U2 B D2) | ];
    unfold mixed, plus_spinor, scaled_spinor; cbv beta iota delta [fst snd]; ring.
Qed.
