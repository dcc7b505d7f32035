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

(* The spin of a packet, and its rate. *)
Definition packet (a b : C) (th ph : R) : spinor := plus_spinor (scaled_spinor a (up th ph)) (scaled_spinor b (down th ph)).
Definition packet_slope (a b a' b' : C) (th ph dth dph : R) : spinor :=
  plus_spinor (packet a' b' th ph)
    (plus_spinor (scaled_spinor a (up_slope th ph dth dph)) (scaled_spinor b (down_slope th ph dth dph))).

Lemma sum_of_products_rate (f g h k m n o p : R -> R) t f' g' h' k' m' n' o' p' :
  is_derive f t f' -> is_derive g t g' -> is_derive h t h' -> is_derive k t k' ->
  is_derive m t m' -> is_derive n t n' -> is_derive o t o' -> is_derive p t p' -> forall x y,
  is_derive (fun t => f t * g t + x * (h t * k t) + (m t * n t + y * (o t * p t))) t
    (f' * g t + f t * g' + x * (h' * k t + h t * k') + (m' * n t + m t * n' + y * (o' * p t + o t * p'))).
Proof.
  intros F G H K M N O P x y. auto_derive; [repeat split; eexists; eassumption |].
  repeat match goal with |- context [Derive (fun x => ?f x) t] => change (fun x => f x) with f end.
  rewrite (is_derive_unique _ _ _ F), (is_derive_unique _ _ _ G), (is_derive_unique _ _ _ H), (is_derive_unique _ _ _ K),
    (is_derive_unique _ _ _ M), (is_derive_unique _ _ _ N), (is_derive_unique _ _ _ O), (is_derive_unique _ _ _ P). ring.
Qed.

Lemma sum_rate (f g h k : R -> C) t f' g' h' k' : rate f t f' -> rate g t g' -> rate h t h' -> rate k t k' ->
  rate (fun t => f t * g t + h t * k t)%C t (f' * g t + f t * g' + (h' * k t + h t * k'))%C.
Proof.
  intros [F1 F2] [G1 G2] [H1 H2] [K1 K2]. split.
  - pose proof (sum_of_products_rate _ _ _ _ _ _ _ _ t _ _ _ _ _ _ _ _ F1 G1 F2 G2 H1 K1 H2 K2 (- 1) (- 1)) as Q.
    eapply (is_derive_ext (V := R_NormedModule)); [| eapply is_derive_same; [exact Q |]]; [intro x |]; unfold Re, Im; simpl; ring.
  - pose proof (sum_of_products_rate _ _ _ _ _ _ _ _ t _ _ _ _ _ _ _ _ F1 G2 F2 G1 H1 K2 H2 K1 1 1) as Q.
    eapply (is_derive_ext (V := R_NormedModule)); [| eapply is_derive_same; [exact Q |]]; [intro x |]; unfold Re, Im; simpl; ring.
Qed.

Lemma packet_rate a b a' b' th ph t dth dph : is_derive th t dth -> is_derive ph t dph -> rate a t a' -> rate b t b' ->
  spinor_rate (fun t => packet (a t) (b t) (th t) (ph t)) t (packet_slope (a t) (b t) a' b' (th t) (ph t) dth dph).
Proof.
  intros T P A B. destruct (states_slope th ph t dth dph T P) as [[U1 U2] [D1 D2]].
  assert (forall f v w, rate f t v -> w = v -> rate f t w) as same by (intros f v w K ->; exact K).
  split; eapply same;
    [ exact (sum_rate a (fun t => fst (up (th t) (ph t))) b (fun t => fst (down (th t) (ph t))) t _ _ _ _ A U1 B D1) |
    | exact (sum_rate a (fun t => snd (up (th t) (ph t))) b (fun t => snd (down (th t) (ph t))) t _ _ _ _ A U2 B D2) | ];
    unfold packet_slope, packet, plus_spinor, scaled_spinor;
    destruct (up (th t) (ph t)), (down (th t) (ph t)), (up_slope (th t) (ph t) dth dph), (down_slope (th t) (ph t) dth dph); simpl; ring.
Qed.

(* The overlap of a packet's spin and its rate; rates of the local states and brakets as complex numbers, whole. *)
Lemma overlap a b a' b' th ph dth dph :
  braket (packet a b th ph) (packet_slope a b a' b' th ph dth dph) =
  (Cconj a * a' + Cconj b * b' + Cconj a * (a * braket (up th ph) (up_slope th ph dth dph) + b * braket (up th ph) (down_slope th ph dth dph))
   + Cconj b * (a * braket (down th ph) (up_slope th ph dth dph) + b * braket (down th ph) (down_slope th ph dth dph)))%C.
Proof.
  destruct (states_whole th ph) as [U [D [V W]]].
  assert (forall x y z w, braket x (plus_spinor (plus_spinor y z) w) = (braket x y + braket x z + braket x w)%C) as L
    by (intros; unfold braket, plus_spinor; simpl; ring).
  assert (forall x y z, braket (packet a b th ph) (plus_spinor (scaled_spinor x y) z) =
    (Cconj a * x * braket (up th ph) y + Cconj b * x * braket (down th ph) y + braket (packet a b th ph) z)%C) as M.
  { intros x [y1 y2] [z1 z2]. destruct (up th ph) as [[? ?] [? ?]] eqn:E, (down th ph) as [[? ?] [? ?]] eqn:F.
    unfold packet. rewrite E, F. destruct a, b, x, y1, y2, z1, z2. unfold braket, plus_spinor, scaled_spinor. in_pairs; ring. }
  assert (forall x y z, plus_spinor (plus_spinor x y) z = plus_spinor x (plus_spinor y z)) as N
    by (intros; unfold plus_spinor; simpl; apply same_pair; ring).
  assert (braket (packet a b th ph) (RtoC 0, RtoC 0) = RtoC 0) as Z by (unfold braket; simpl; ring).
  assert (forall x, x = plus_spinor x (RtoC 0, RtoC 0)) as O
    by (intros [? ?]; unfold plus_spinor; simpl; apply same_pair; ring).
  unfold packet_slope. unfold packet at 2. rewrite N, (O (scaled_spinor b (down_slope th ph dth dph))), !M, Z, U, D, V, W. ring.
Qed.

Lemma slopes_c th ph dth dph :
  up_slope th ph dth dph = ((- (RtoC (dth / 2) * cis (- (ph / 2)) * RtoC (sin (th / 2))) - Ci * RtoC (dph / 2) * RtoC (cos (th / 2)) * cis (- (ph / 2)))%C,
    (RtoC (dth / 2) * RtoC (cos (th / 2)) * cis (ph / 2) + Ci * RtoC (dph / 2) * cis (ph / 2) * RtoC (sin (th / 2)))%C) /\
  down_slope th ph dth dph = ((- (RtoC (dth / 2) * RtoC (cos (th / 2)) * cis (- (ph / 2))) + Ci * RtoC (dph / 2) * cis (- (ph / 2)) * RtoC (sin (th / 2)))%C,
    (- (RtoC (dth / 2) * cis (ph / 2) * RtoC (sin (th / 2))) + Ci * RtoC (dph / 2) * RtoC (cos (th / 2)) * cis (ph / 2))%C).
Proof. unfold up_slope, down_slope. split; in_pairs; rewrite ?sin_neg, ?cos_neg; ring. Qed.

Lemma brakets_c th ph x :
  braket (up th ph) x = (RtoC (cos (th / 2)) * cis (ph / 2) * fst x + RtoC (sin (th / 2)) * cis (- (ph / 2)) * snd x)%C /\
  braket (down th ph) x = (- (RtoC (sin (th / 2)) * cis (ph / 2)) * fst x + RtoC (cos (th / 2)) * cis (- (ph / 2)) * snd x)%C.
Proof. destruct x as [[? ?] [? ?]]. unfold braket, up, down. split; in_pairs; rewrite ?sin_neg, ?cos_neg; ring. Qed.

Ltac packet_shown theta phi dth dph :=
  rewrite ?(proj1 (brakets_c theta phi _)), ?(proj2 (brakets_c theta phi _)); unfold packet_slope, packet, plus_spinor, scaled_spinor;
  destruct (slopes_c theta phi dth dph) as [-> ->]; unfold up, down; cbv beta iota delta [fst snd]; rewrite !RtoC_div by lra.
Ltac at_rest_packet :=
  refine (conj (conj eq_refl eq_refl) (conj (conj eq_refl eq_refl) (conj (conj _ _) (conj (conj _ _) (conj _ _)))));
  exact (is_derive_const (V := R_NormedModule) _ _).

(* Eq. 4 from Eq. A1: the energy of a packet, and what its rate adds. *)
Lemma packet_energy a b E F th ph : RtoC 1 = (Cconj a * a + Cconj b * b)%C ->
  braket (packet a b th ph) (packet (a * RtoC E)%C (b * RtoC F)%C th ph) = RtoC ((E + F) / 2 + (E - F) / 2 * spin3 a b).
Proof.
  intro W. unfold packet. rewrite braket_of_sums. destruct (states_whole th ph) as [-> [-> [-> ->]]].
  apply (f_equal fst) in W. destruct a as [a1 a2], b as [b1 b2]. revert W. unfold spin3. parts_shown. intro W.
  apply same_pair; [| ring]. assert (a1 * a1 = 1 - a2 * a2 - b1 * b1 - b2 * b2) as K by lra. field [K].
Qed.

Lemma packet_kinetic hbar a b a' b' th ph dth dph :
  let '(A11, A12, A21, A22) := path_connection hbar th dth dph in
  (Ci * RtoC hbar * braket (packet a b th ph) (packet_slope a b a' b' th ph dth dph))%C =
  (Ci * RtoC hbar * (Cconj a * a' + Cconj b * b') + Cconj a * (A11 * a + A12 * b) + Cconj b * (A21 * a + A22 * b))%C.
Proof. rewrite <- (connection_of_states hbar th ph dth dph), overlap. unfold connection. ring. Qed.
