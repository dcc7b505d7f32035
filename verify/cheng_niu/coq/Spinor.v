From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Chain Texture.
Open Scope R_scope.

(* Eq. 7: the rates of the local states, and the connection that they give. *)
Definition up_slope (th ph dth dph : R) : spinor :=
  (((- (dth / 2 * sin (th / 2)) * cos (ph / 2) - dph / 2 * cos (th / 2) * sin (ph / 2),
     dth / 2 * sin (th / 2) * sin (ph / 2) - dph / 2 * cos (th / 2) * cos (ph / 2)) : C),
   ((dth / 2 * cos (th / 2) * cos (ph / 2) - dph / 2 * sin (th / 2) * sin (ph / 2),
     dth / 2 * cos (th / 2) * sin (ph / 2) + dph / 2 * sin (th / 2) * cos (ph / 2)) : C)).
Definition down_slope (th ph dth dph : R) : spinor :=
  (((- (dth / 2 * cos (th / 2)) * cos (ph / 2) + dph / 2 * sin (th / 2) * sin (ph / 2),
     dth / 2 * cos (th / 2) * sin (ph / 2) + dph / 2 * sin (th / 2) * cos (ph / 2)) : C),
   ((- (dth / 2 * sin (th / 2)) * cos (ph / 2) - dph / 2 * cos (th / 2) * sin (ph / 2),
     - (dth / 2 * sin (th / 2)) * sin (ph / 2) + dph / 2 * cos (th / 2) * cos (ph / 2)) : C)).

Ltac slope_of T P X th ph t :=
  rewrite <- (is_derive_unique _ _ _ X); apply is_derive_unique;
  auto_derive; [ repeat split; eexists; eassumption |];
  change (fun x => th x) with th; change (fun x => ph x) with ph;
  rewrite ?(is_derive_unique _ _ _ T), ?(is_derive_unique _ _ _ P);
  change (th t * / 2) with (th t / 2); change (ph t * / 2) with (ph t / 2);
  rewrite ?sin_neg, ?cos_neg; field.

Lemma states_rate th ph t dth dph u d : is_derive th t dth -> is_derive ph t dph ->
  spinor_rate (fun t => up (th t) (ph t)) t u -> spinor_rate (fun t => down (th t) (ph t)) t d ->
  u = up_slope (th t) (ph t) dth dph /\ d = down_slope (th t) (ph t) dth dph.
Proof.
  intros T P [[U1 U2] [U3 U4]] [[D1 D2] [D3 D4]].
  destruct u as [[u1 u2] [u3 u4]], d as [[d1 d2] [d3 d4]].
  unfold up, down, cis, RtoC, Cmult, Copp, Re, Im in *; simpl in *.
  split; unfold up_slope, down_slope; repeat apply f_equal2.
  - slope_of T P U1 th ph t.
  - slope_of T P U2 th ph t.
  - slope_of T P U3 th ph t.
  - slope_of T P U4 th ph t.
  - slope_of T P D1 th ph t.
  - slope_of T P D2 th ph t.
  - slope_of T P D3 th ph t.
  - slope_of T P D4 th ph t.
Qed.

(* The connection along the path, by rows. *)
Definition path_connection (hbar th dth dph : R) : C * C * C * C :=
  (((hbar * dph * cos th / 2, 0) : C), ((- (hbar * dph * sin th / 2), - (hbar * dth / 2)) : C),
   ((- (hbar * dph * sin th / 2), hbar * dth / 2) : C), ((- (hbar * dph * cos th / 2), 0) : C)).

Ltac in_parts :=
  unfold Cdiv, Cinv, Cminus, Cplus, Cmult, Copp, Cconj, RtoC, Ci, cis, Re, Im; cbv beta iota delta [fst snd];
  repeat apply f_equal2.

Lemma connection_of_states hbar th ph dth dph :
  connection hbar (up th ph) (down th ph) (up_slope th ph dth dph) (down_slope th ph dth dph) =
  path_connection hbar th dth dph.
Proof.
  unfold connection, path_connection, braket, up, down, up_slope, down_slope.
  replace (cos th) with (cos (2 * (th / 2))) by (f_equal; field).
  replace (sin th) with (sin (2 * (th / 2))) by (f_equal; field).
  rewrite cos_2a, sin_2a. generalize (th / 2), (ph / 2). intros x y.
  pose proof (square_of_sin x) as S. pose proof (square_of_sin y) as P.
  in_parts; rewrite ?sin_neg, ?cos_neg; field [S P].
Qed.

(* Eq. B2 from the Lagrangian: the momentum in a direction, and the force, in the four real directions. *)
Definition momentum hbar (a1 a2 b1 b2 x y u v : R) : R := hbar * (a2 * x - a1 * y + b2 * u - b1 * v).

Lemma momentum_rate hbar (a1 a2 b1 b2 : R -> R) x y u v t k l m n :
  is_derive a1 t k -> is_derive a2 t l -> is_derive b1 t m -> is_derive b2 t n ->
  is_derive (fun t => momentum hbar (a1 t) (a2 t) (b1 t) (b2 t) x y u v) t (momentum hbar k l m n x y u v).
Proof.
  intros A B C D. unfold momentum. auto_derive; [repeat split; eexists; eassumption |].
  change (fun x => a1 x) with a1; change (fun x => a2 x) with a2; change (fun x => b1 x) with b1; change (fun x => b2 x) with b2.
  rewrite (is_derive_unique _ _ _ A), (is_derive_unique _ _ _ B), (is_derive_unique _ _ _ C), (is_derive_unique _ _ _ D). ring.
Qed.

Ltac derive_polynomial :=
  unfold lagrangian, path_connection, momentum, Cdiv, Cinv, Cminus, Cplus, Cmult, Copp, Cconj, RtoC, Ci, Re, Im;
  cbv beta iota delta [fst snd]; auto_derive; [exact I | field].

Lemma force hbar Delta th dth dph a1 a2 b1 b2 k l m n x y u v :
  is_derive (fun e => Re (lagrangian hbar Delta (path_connection hbar th dth dph)
    ((a1, a2) + RtoC e * (x, y))%C ((b1, b2) + RtoC e * (u, v))%C (k, l) (m, n))) 0
    (- momentum hbar k l m n x y u v +
     2 * (hbar * dph * cos th / 2 * (a1 * x + a2 * y) - hbar * dph * cos th / 2 * (b1 * u + b2 * v)
          - hbar * dph * sin th / 2 * (a1 * u + b1 * x + a2 * v + b2 * y)
          + hbar * dth / 2 * (a1 * v + b2 * x - a2 * u - b1 * y))
     - Delta * (a1 * x + a2 * y - b1 * u - b2 * v)).
Proof. derive_polynomial. Qed.

Lemma rates_of_amplitudes hbar Delta A a b a' b' t th dth dph : stationary hbar Delta A a b a' b' ->
  A t = path_connection hbar th dth dph ->
  forall x y u v, 
    momentum hbar (fst (a' t)) (snd (a' t)) (fst (b' t)) (snd (b' t)) x y u v =
    - momentum hbar (fst (a' t)) (snd (a' t)) (fst (b' t)) (snd (b' t)) x y u v +
     2 * (hbar * dph * cos th / 2 * (fst (a t) * x + snd (a t) * y) - hbar * dph * cos th / 2 * (fst (b t) * u + snd (b t) * v)
          - hbar * dph * sin th / 2 * (fst (a t) * u + fst (b t) * x + snd (a t) * v + snd (b t) * y)
          + hbar * dth / 2 * (fst (a t) * v + snd (b t) * x - snd (a t) * u - fst (b t) * y))
     - Delta * (fst (a t) * x + snd (a t) * y - fst (b t) * u - snd (b t) * v).
Proof.
  intros [R0 S] E x y u v. destruct (S (x, y) (u, v)) as [p H]. destruct (H t) as [_ [q [Q G]]].
  assert (forall s, p s = momentum hbar (fst (a s)) (snd (a s)) (fst (b s)) (snd (b s)) x y u v) as V.
  { intro s. destruct (H s) as [M _]. rewrite <- (is_derive_unique _ _ _ M). apply is_derive_unique.
    destruct (A s) as [[[[? ?] [? ?]] [? ?]] [? ?]], (a s), (b s), (a' s), (b' s). derive_polynomial. }
  apply (is_derive_ext _ _ _ _ V) in Q.
  destruct (R0 t) as [[A1 A2] [B1 B2]].
  assert (q = momentum hbar (fst (a' t)) (snd (a' t)) (fst (b' t)) (snd (b' t)) x y u v) as K.
  { rewrite <- (is_derive_unique _ _ _ Q). apply is_derive_unique.
    exact (momentum_rate hbar _ _ _ _ x y u v t _ _ _ _ A1 A2 B1 B2). }
  etransitivity; [symmetry; exact K |].
  rewrite <- (is_derive_unique _ _ _ G). rewrite E. clear.
  destruct (a t) as [a1 a2], (b t) as [b1 b2], (a' t) as [k l], (b' t) as [m n].
  apply is_derive_unique. apply force.
Qed.

Lemma amplitude_rates hbar Delta A a b a' b' t th dth dph : 0 < hbar -> stationary hbar Delta A a b a' b' ->
  A t = path_connection hbar th dth dph ->
  let (a1, a2) := a t in let (b1, b2) := b t in
  a' t = ((dth * b1 + dph * sin th * b2 - dph * cos th * a2 + Delta / hbar * a2) / 2,
          (dph * cos th * a1 - dph * sin th * b1 + dth * b2 - Delta / hbar * a1) / 2) /\
  b' t = ((dph * cos th * b2 + dph * sin th * a2 - dth * a1 - Delta / hbar * b2) / 2,
          (Delta / hbar * b1 - dph * cos th * b1 - dph * sin th * a1 - dth * a2) / 2).
Proof.
  intros P S E. pose proof (rates_of_amplitudes _ _ _ _ _ _ _ t th dth dph S E) as H. clear S E.
  pose proof (H 1 0 0 0) as H1. pose proof (H 0 1 0 0) as H2. pose proof (H 0 0 1 0) as H3. pose proof (H 0 0 0 1) as H4.
  clear H. destruct (a t) as [a1 a2], (b t) as [b1 b2], (a' t) as [k l], (b' t) as [m n].
  unfold momentum in *. cbv beta iota delta [fst snd] in *.
  split; apply f_equal2; apply (Rmult_eq_reg_l (2 * hbar)); try lra; field_simplify; try lra.
Qed.

(* Eq. 8 from the Lagrangian. *)
Lemma spin_rates hbar Delta A a b a' b' t th dth dph : 0 < hbar -> stationary hbar Delta A a b a' b' ->
  A t = path_connection hbar th dth dph ->
  let w := Delta / hbar - cos th * dph in
  let s1 := spin1 (a t) (b t) in let s2 := spin2 (a t) (b t) in let s3 := spin3 (a t) (b t) in
  is_derive (fun t => spin1 (a t) (b t)) t (- w * s2 - dth * s3) /\
  is_derive (fun t => spin2 (a t) (b t)) t (w * s1 - sin th * dph * s3) /\
  is_derive (fun t => spin3 (a t) (b t)) t (dth * s1 + sin th * dph * s2).
Proof.
  intros P S E w. pose proof (amplitude_rates _ _ _ _ _ _ _ t th dth dph P S E) as H.
  destruct S as [R0 _]. destruct (R0 t) as [[A1 A2] [B1 B2]]. clear R0 E.
  unfold spin1, spin2, spin3, w, Cminus, Cplus, Cmult, Copp, Cconj, Re, Im in *. cbv beta iota delta [fst snd] in *.
  pose (a1 := fun t => let (x, _) := a t in x). pose (a2 := fun t => let (_, x) := a t in x).
  pose (b1 := fun t => let (x, _) := b t in x). pose (b2 := fun t => let (_, x) := b t in x).
  change (is_derive a1 t (fst (a' t))) in A1. change (is_derive a2 t (snd (a' t))) in A2.
  change (is_derive b1 t (fst (b' t))) in B1. change (is_derive b2 t (snd (b' t))) in B2.
  assert (H' : a' t = ((dth * b1 t + dph * sin th * b2 t - dph * cos th * a2 t + Delta / hbar * a2 t) / 2,
          (dph * cos th * a1 t - dph * sin th * b1 t + dth * b2 t - Delta / hbar * a1 t) / 2) /\
  b' t = ((dph * cos th * b2 t + dph * sin th * a2 t - dth * a1 t - Delta / hbar * b2 t) / 2,
          (Delta / hbar * b1 t - dph * cos th * b1 t - dph * sin th * a1 t - dth * a2 t) / 2))
    by (unfold a1, a2, b1, b2; destruct (a t), (b t); exact H).
  destruct H' as [HA HB]. rewrite HA in A1, A2. rewrite HB in B1, B2. clear HA HB H. cbv beta iota delta [fst snd] in A1, A2, B1, B2.
  assert (forall (f g : R -> R) (v : R), is_derive f t v -> (forall x, f x = g x) -> is_derive g t v) as X
    by (intros f g v D Q; exact (is_derive_ext (V := R_NormedModule) f g t v Q D)).
  assert (forall x, a x = (a1 x, a2 x)) as VA by (intro x; unfold a1, a2; destruct (a x); reflexivity).
  assert (forall x, b x = (b1 x, b2 x)) as VB by (intro x; unfold b1, b2; destruct (b x); reflexivity).
  rewrite (VA t), (VB t). clearbody a1 a2 b1 b2.
  split; [| split].
  - apply (X (fun t => 2 * (a1 t * b1 t + a2 t * b2 t))); [| intro x; rewrite VA, VB; ring].
    auto_derive; [repeat split; eexists; eassumption |].
    change (fun x => a1 x) with a1; change (fun x => a2 x) with a2; change (fun x => b1 x) with b1; change (fun x => b2 x) with b2.
    rewrite (is_derive_unique _ _ _ A1), (is_derive_unique _ _ _ A2), (is_derive_unique _ _ _ B1), (is_derive_unique _ _ _ B2). field. lra.
  - apply (X (fun t => - 2 * (a2 t * b1 t - a1 t * b2 t))); [| intro x; rewrite VA, VB; ring].
    auto_derive; [repeat split; eexists; eassumption |].
    change (fun x => a1 x) with a1; change (fun x => a2 x) with a2; change (fun x => b1 x) with b1; change (fun x => b2 x) with b2.
    rewrite (is_derive_unique _ _ _ A1), (is_derive_unique _ _ _ A2), (is_derive_unique _ _ _ B1), (is_derive_unique _ _ _ B2). field. lra.
  - apply (X (fun t => a1 t * a1 t + a2 t * a2 t - b1 t * b1 t - b2 t * b2 t)); [| intro x; rewrite VA, VB; ring].
    auto_derive; [repeat split; eexists; eassumption |].
    change (fun x => a1 x) with a1; change (fun x => a2 x) with a2; change (fun x => b1 x) with b1; change (fun x => b2 x) with b2.
    rewrite (is_derive_unique _ _ _ A1), (is_derive_unique _ _ _ A2), (is_derive_unique _ _ _ B1), (is_derive_unique _ _ _ B2). field. lra.
Qed.

Lemma is_derive_same (f : R -> R) (t v w : R) : is_derive f t v -> w = v -> is_derive f t w.
Proof. intros D ->. exact D. Qed.

(* States at rest, and amplitudes that turn in a background at rest: the hypotheses above hold somewhere. *)
Lemma states_at_rest : spinor_rate (fun _ => up 0 0) 0 (RtoC 0, RtoC 0) /\ spinor_rate (fun _ => down 0 0) 0 (RtoC 0, RtoC 0).
Proof. split; refine (conj (conj _ _) (conj _ _)); exact (is_derive_const (V := R_NormedModule) _ _). Qed.

Ltac at_rest_states :=
  exists 1, 0, 0, 0, (fun _ => 0), (fun _ => 0), (RtoC 0, RtoC 0), (RtoC 0, RtoC 0);
  destruct states_at_rest as [U D];
  refine (conj _ (conj _ (conj U D))); exact (is_derive_const (V := R_NormedModule) _ _).

Definition turning (t : R) : C := (cos (t / 2), - sin (t / 2)).
Definition turning_rate (t : R) : C := (- (sin (t / 2) / 2), - (cos (t / 2) / 2)).

Lemma turning_amplitudes :
  stationary 1 1 (fun _ => path_connection 1 0 0 0) turning (fun _ => RtoC 0) turning_rate (fun _ => RtoC 0).
Proof.
  split.
  - intro t. split; [| split; exact (is_derive_const (V := R_NormedModule) _ _)]; split;
      unfold turning, turning_rate, Re, Im; cbv beta iota delta [fst snd]; auto_derive; trivial;
      change (t * / 2) with (t / 2); field.
  - intros [x y] [u v]. exists (fun t => momentum 1 (cos (t / 2)) (- sin (t / 2)) 0 0 x y u v). intro t. split.
    + unfold turning, turning_rate. derive_polynomial.
    + exists (momentum 1 (- (sin (t / 2) / 2)) (- (cos (t / 2) / 2)) 0 0 x y u v). split.
      * unfold momentum. auto_derive; [exact I |]. change (t * / 2) with (t / 2). field.
      * eapply is_derive_same; [exact (force 1 1 0 0 0 _ _ 0 0 _ _ 0 0 x y u v) |].
        unfold momentum. rewrite sin_0, cos_0. field.
Qed.

Ltac at_rest_amplitudes :=
  exists 1, 1, 0, 0, 0, 0, (fun _ => path_connection 1 0 0 0), turning, (fun _ => RtoC 0), turning_rate, (fun _ => RtoC 0);
  refine (conj _ (conj turning_amplitudes _)); [lra | try (split; [reflexivity | lra]); reflexivity].
