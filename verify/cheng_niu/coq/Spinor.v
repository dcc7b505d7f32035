(* The equation of the spin from the Lagrangian. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

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
  cbv beta iota delta [lagrangian path_connection momentum Cdiv Cinv Cminus Cplus Cmult Copp Cconj RtoC Ci Re Im fst snd];
  auto_derive; [exact I | field].

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

(* The spin as a complex number, and an equation between such, whole; hbar is not zero. *)
Lemma spin1_c a b : RtoC (spin1 a b) = (a * Cconj b + b * Cconj a)%C.
Proof. destruct a, b. unfold spin1. in_pairs; ring. Qed.
Lemma spin2_c a b : RtoC (spin2 a b) = (Ci * (a * Cconj b - b * Cconj a))%C.
Proof. destruct a, b. unfold spin2. in_pairs; ring. Qed.
Lemma spin3_c a b : RtoC (spin3 a b) = (a * Cconj a - b * Cconj b)%C.
Proof. destruct a, b. unfold spin3. in_pairs; ring. Qed.
Ltac in_complex hbar :=
  repeat match goal with |- (_, _) = (_, _) => apply same_pair end;
  repeat (rewrite ?RtoC_minus, ?RtoC_plus, ?RtoC_opp, ?RtoC_mult, ?spin1_c, ?spin2_c, ?spin3_c; try rewrite RtoC_div by lra);
  assert (RtoC hbar <> 0) by (apply not_zero; lra); complex_field.

(* Amplitudes that turn in a background at rest: the hypotheses above hold somewhere. *)
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
