(* The spin in powers of the size of its small parameters, where it relaxes along and across the axis at two rates. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* What the small parameters do to a spin; what happens to it without them, but for what brings it back; terms of which each drives the next. *)
Definition turned (e1 e2 e3 : R) (s : vec) : vec := cross (e1, - e2, - e3) s.
Definition kept (x1 x2 : R) (s : vec) : vec := plus3 (cross (0, 0, 1) s) (let '(a, b, c) := s in (- x2 * a, - x2 * b, - x1 * c)).
Definition driven (e1 e2 e3 x1 x2 : R) (term : nat -> R -> vec) : Prop := (forall t, term O t = (0, 0, 1)) /\
  forall n, term (S n) 0 = (0, 0, 0) /\ forall t, rate3 (term (S n)) t (plus3 (kept x1 x2 (term (S n) t)) (turned e1 e2 e3 (term n t))).
Fixpoint sum_to (k : R) (term : nat -> R -> vec) (N : nat) (t : R) : vec := match N with
  | O => term O t | S n => plus3 (sum_to k term n t) (times3 (k ^ S n) (term (S n) t)) end.
Definition spin_moves (e1 e2 e3 x1 x2 : R) (s : vec) : vec := plus3 (plus3 (kept x1 x2 s) (0, 0, x1)) (turned e1 e2 e3 s).

Lemma rate3_plus f g t d d' : rate3 f t d -> rate3 g t d' -> rate3 (fun t => plus3 (f t) (g t)) t (plus3 d d').
Proof.
  intros [A [B C]] [A' [B' C']]. destruct d as [[a b] c], d' as [[a' b'] c'].
  pose proof (is_derive_plus (V := R_NormedModule) _ _ _ _ _ A A') as X. pose proof (is_derive_plus (V := R_NormedModule) _ _ _ _ _ B B') as Y.
  pose proof (is_derive_plus (V := R_NormedModule) _ _ _ _ _ C C') as Z.
  refine (conj _ (conj _ _)); [eapply is_derive_ext; [| exact X] | eapply is_derive_ext; [| exact Y] | eapply is_derive_ext; [| exact Z]];
    intro y; simpl; destruct (f y) as [[? ?] ?], (g y) as [[? ?] ?]; reflexivity.
Qed.
Lemma rate3_times k f t d : rate3 f t d -> rate3 (fun t => times3 k (f t)) t (times3 k d).
Proof.
  intros [A [B C]]. destruct d as [[a b] c].
  pose proof (is_derive_scal _ _ k _ A) as X.
  pose proof (is_derive_scal _ _ k _ B) as Y.
  pose proof (is_derive_scal _ _ k _ C) as Z.
  refine (conj _ (conj _ _)); [eapply is_derive_ext; [| exact X] | eapply is_derive_ext; [| exact Y] | eapply is_derive_ext; [| exact Z]];
    intro y; simpl; destruct (f y) as [[? ?] ?]; reflexivity.
Qed.
Lemma rate3_turned e1 e2 e3 f t d : rate3 f t d -> rate3 (fun t => turned e1 e2 e3 (f t)) t (turned e1 e2 e3 d).
Proof.
  intros [A [B C]]. destruct d as [[a b] c]. simpl in A, B, C. revert A B C.
  refine (fun A B C => conj _ (conj _ _));
    [ apply (is_derive_ext (fun t => - e2 * snd (f t) - - e3 * snd (fst (f t)))) | apply (is_derive_ext (fun t => - e3 * fst (fst (f t)) - e1 * snd (f t)))
    | apply (is_derive_ext (fun t => e1 * snd (fst (f t)) - - e2 * fst (fst (f t)))) ];
    try (intro y; unfold turned, cross; destruct (f y) as [[? ?] ?]; reflexivity);
    apply (is_derive_minus (V := R_NormedModule)); apply is_derive_scal; assumption.
Qed.
Lemma dot_rate f t d : rate3 f t d -> is_derive (fun t => dot (f t) (f t)) t (2 * dot (f t) d).
Proof.
  intros [A [B C]]. apply (is_derive_ext (fun t => fst (fst (f t)) * fst (fst (f t)) + snd (fst (f t)) * snd (fst (f t)) + snd (f t) * snd (f t))).
  { intro y. destruct (f y) as [[? ?] ?]. reflexivity. }
  revert A B C. set (x := fun t => fst (fst (f t))). set (y := fun t => snd (fst (f t))). set (z := fun t => snd (f t)). intros A B C.
  replace (2 * dot (f t) d) with (fst (fst d) * x t + x t * fst (fst d) + (snd (fst d) * y t + y t * snd (fst d)) + (snd d * z t + z t * snd d))
    by (unfold x, y, z; destruct (f t) as [[? ?] ?], d as [[? ?] ?]; unfold dot; simpl; ring).
  apply (is_derive_plus (V := R_NormedModule)); [apply (is_derive_plus (V := R_NormedModule)) |]; apply (is_derive_mult (K := R_AbsRing)); try assumption; exact Rmult_comm.
Qed.
Ltac by_parts := unfold spin_moves, kept, turned, plus3, times3, cross; repeat apply same_pair; ring.

(* The sum obeys the spin equation but for what its last term would drive. *)
Lemma sum_obeys e1 e2 e3 x1 x2 term k N t : driven e1 e2 e3 x1 x2 term -> sum_to k term N 0 = (0, 0, 1) /\
  rate3 (sum_to k term N) t (plus3 (spin_moves (k * e1) (k * e2) (k * e3) x1 x2 (sum_to k term N t)) (times3 (- k ^ S N) (turned e1 e2 e3 (term N t)))).
Proof.
  intros [H0 H]. induction N as [| n [I0 I]].
  - split; [apply H0 |]. cbn [sum_to]. rewrite H0.
    replace (plus3 _ _) with (0, 0, 0) by (unfold spin_moves, kept, turned, plus3, times3, cross; repeat apply same_pair; ring).
    refine (conj _ (conj _ _)); (eapply is_derive_ext; [intro y; rewrite H0; reflexivity | exact (is_derive_const (V := R_NormedModule) _ _)]).
  - destruct (H n) as [Z D]. split; [cbn [sum_to]; rewrite I0, Z; unfold plus3, times3; repeat apply same_pair; ring |].
    cbn [sum_to]. pose proof (rate3_plus _ _ _ _ _ I (rate3_times (k ^ S n) _ _ _ (D t))) as X.
    match goal with |- rate3 _ _ ?g => match type of X with rate3 _ _ ?h => replace g with h; [exact X |] end end.
    destruct (sum_to k term n t) as [[a b] c], (term (S n) t) as [[a' b'] c'], (term n t) as [[a'' b''] c'']. simpl pow. by_parts.
Qed.

Lemma rate3_continuous f t d : rate3 f t d -> continuous (fun t => fst (fst (f t))) t /\ continuous (fun t => snd (fst (f t))) t /\ continuous (fun t => snd (f t)) t.
Proof. intros [A [B C]]. repeat split; apply (ex_derive_continuous (V := R_NormedModule)); eexists; eassumption. Qed.

(* So it is as near to every solution as the next power of the size. *)
Lemma sum_is_near e1 e2 e3 x1 x2 term N t : 0 <= x1 -> 0 <= x2 -> driven e1 e2 e3 x1 x2 term -> 0 <= t -> exists C, forall k s,
  s 0 = (0, 0, 1) -> (forall t, rate3 s t (spin_moves (k * e1) (k * e2) (k * e3) x1 x2 (s t))) ->
  let d := plus3 (s t) (times3 (- 1) (sum_to k term N t)) in dot d d <= C * (k ^ S N) ^ 2.
Proof.
  intros P Q D T. set (push := fun t => dot (turned e1 e2 e3 (term N t)) (turned e1 e2 e3 (term N t))).
  assert (exists B, forall y, 0 <= y <= t -> push y <= B) as [B HB].
  { assert (forall y, continuity_pt push y) as CP.
    { intro y. assert (exists r, rate3 (term N) y r) as [r Hr].
      { destruct D as [D0 D1]. destruct N as [| n]; [| destruct (D1 n) as [_ R]; eexists; apply R].
        exists (0, 0, 0). refine (conj _ (conj _ _)); (eapply is_derive_ext; [intro z; rewrite D0; reflexivity | exact (is_derive_const (V := R_NormedModule) _ _)]). }
      apply continuity_pt_filterlim. apply (ex_derive_continuous (V := R_NormedModule) push).
      eexists. apply dot_rate, rate3_turned, Hr. }
    destruct (continuity_ab_maj push 0 t T (fun y _ => CP y)) as [m [Hm _]]. exists (push m). exact Hm. }
  exists (exp t * (B * t)). intros k s S0 R.
  set (K := B * (k ^ S N) ^ 2). set (d := fun y => plus3 (s y) (times3 (- 1) (sum_to k term N y))).
  set (m := fun y => plus3 (plus3 (kept x1 x2 (d y)) (turned (k * e1) (k * e2) (k * e3) (d y))) (times3 (k ^ S N) (turned e1 e2 e3 (term N y)))).
  assert (forall y, rate3 d y (m y)) as Dr.
  { intro y. pose proof (rate3_plus _ _ _ _ _ (R y) (rate3_times (- 1) _ _ _ (proj2 (sum_obeys e1 e2 e3 x1 x2 term k N y D)))) as X.
    match type of X with rate3 _ _ ?h => replace (m y) with h; [exact X |] end.
    unfold m, d. destruct (s y) as [[a b] c], (sum_to k term N y) as [[a' b'] c'], (term N y) as [[a'' b''] c'']. generalize (k ^ S N). intro z. by_parts. }
  assert (d 0 = (0, 0, 0)) as D0 by (unfold d; rewrite S0, (proj1 (sum_obeys e1 e2 e3 x1 x2 term k N 0 D)); unfold plus3, times3; repeat apply same_pair; ring).
  assert (forall y, is_derive (fun y => dot (d y) (d y) * exp (- y) - K * y) y ((2 * dot (d y) (m y) - dot (d y) (d y)) * exp (- y) - K)) as Fr.
  { intro y. pose proof (dot_rate d y (m y) (Dr y)) as A. revert A. generalize (2 * dot (d y) (m y)). set (g := fun y => dot (d y) (d y)). intros r A.
    change (is_derive (fun y => g y * exp (- y) - K * y) y ((r - g y) * exp (- y) - K)). change (is_derive g y r) in A. clearbody g. auto_derive; [repeat split; eexists; exact A |].
    change (fun x => g x) with g. rewrite (is_derive_unique _ _ _ A). ring. }
  destruct (MVT_gen (fun y => dot (d y) (d y) * exp (- y) - K * y) 0 t (fun y => (2 * dot (d y) (m y) - dot (d y) (d y)) * exp (- y) - K) (fun y _ => Fr y)) as [c [Hc M]].
  { intros y _. apply continuity_pt_filterlim. exact (ex_derive_continuous (V := R_NormedModule) _ y (ex_intro _ _ (Fr y))). }
  rewrite Rmin_left, Rmax_right in Hc by exact T. rewrite D0 in M. unfold dot at 2 in M.
  assert ((2 * dot (d c) (m c) - dot (d c) (d c)) * exp (- c) - K <= 0) as Neg.
  { pose proof (HB c Hc) as Hp. assert (0 <= push c) as Pp by (unfold push; destruct (turned e1 e2 e3 (term N c)) as [[? ?] ?]; unfold dot; nra).
    assert (0 < exp (- c) <= 1) as X by (split; [apply exp_pos | rewrite <- exp_0; destruct (Req_dec c 0) as [-> | ]; [rewrite Ropp_0; lra | left; apply exp_increasing; lra]]).
    assert (2 * dot (d c) (m c) - dot (d c) (d c) <= push c * (k ^ S N) ^ 2) as Y.
    { unfold m, push. destruct (turned e1 e2 e3 (term N c)) as [[p q] r]. destruct (d c) as [[u v] w]. generalize (k ^ S N). intro z.
      unfold kept, turned, plus3, times3, cross, dot.
      pose proof (pow2_ge_0 (u - z * p)). pose proof (pow2_ge_0 (v - z * q)). pose proof (pow2_ge_0 (w - z * r)).
      pose proof (Rmult_le_pos _ _ Q (pow2_ge_0 u)). pose proof (Rmult_le_pos _ _ Q (pow2_ge_0 v)). pose proof (Rmult_le_pos _ _ P (pow2_ge_0 w)). lra. }
    pose proof (pow2_ge_0 (k ^ S N)) as Z. unfold K. assert (0 <= push c * (k ^ S N) ^ 2 <= B * (k ^ S N) ^ 2) by nra.
    set (l := 2 * dot (d c) (m c) - dot (d c) (d c)) in *. destruct (Rle_or_lt l 0); nra. }
  assert (dot (d t) (d t) * exp (- t) <= K * t) as E by nra.
  change (dot (d t) (d t) <= exp t * (B * t) * (k ^ S N) ^ 2).
  apply (Rmult_le_reg_r (exp (- t))); [apply exp_pos |]. rewrite exp_Ropp in *. pose proof (exp_pos t).
  replace (exp t * (B * t) * (k ^ S N) ^ 2 * / exp t) with (K * t) by (unfold K; field; lra). exact E.
Qed.

(* And there are such terms. *)
Lemma antiderivative (f : R -> R) t : (forall t, continuous f t) -> is_derive (fun t => RInt f 0 t) t (f t).
Proof.
  intro C. apply (is_derive_RInt (V := R_NormedModule) f (fun t => RInt f 0 t) 0 t); [| apply C].
  exists (mkposreal 1 Rlt_0_1). intros y _. apply (RInt_correct (V := R_CompleteNormedModule)), (ex_RInt_continuous (V := R_CompleteNormedModule)). intros z _. apply C.
Qed.
Lemma next_term e1 e2 e3 x1 x2 (f : R -> vec) : (forall t, exists d, rate3 f t d) ->
  {h : R -> vec | h 0 = (0, 0, 0) /\ forall t, rate3 h t (plus3 (kept x1 x2 (h t)) (turned e1 e2 e3 (f t)))}.
Proof.
  intro F. set (g1 := fun t => fst (fst (turned e1 e2 e3 (f t)))). set (g2 := fun t => snd (fst (turned e1 e2 e3 (f t)))). set (g3 := fun t => snd (turned e1 e2 e3 (f t))).
  assert (forall t, turned e1 e2 e3 (f t) = (g1 t, g2 t, g3 t)) as G by (intro t; unfold g1, g2, g3; destruct (turned e1 e2 e3 (f t)) as [[? ?] ?]; reflexivity).
  assert (forall t, ex_derive g1 t /\ ex_derive g2 t /\ ex_derive g3 t) as D
    by (intro t; destruct (F t) as [d Hd]; destruct (rate3_turned e1 e2 e3 f t d Hd) as [A [B C]]; repeat split; eexists; eassumption).
  clearbody g1 g2 g3. clear F.
  set (p := fun t => exp (x2 * t) * (cos t * g1 t + sin t * g2 t)). set (q := fun t => exp (x2 * t) * (cos t * g2 t - sin t * g1 t)). set (r := fun t => exp (x1 * t) * g3 t).
  assert (forall t, is_derive (fun t => RInt p 0 t) t (p t) /\ is_derive (fun t => RInt q 0 t) t (q t) /\ is_derive (fun t => RInt r 0 t) t (r t)) as I
    by (intro t; repeat split; apply antiderivative; intro y; destruct (D y) as [? [? ?]]; apply (ex_derive_continuous (V := R_NormedModule)); unfold p, q, r; auto_derive; repeat split; assumption).
  set (P := fun t => RInt p 0 t) in *. set (Q := fun t => RInt q 0 t) in *. set (W := fun t => RInt r 0 t) in *.
  assert (P 0 = 0 /\ Q 0 = 0 /\ W 0 = 0) as Z by (unfold P, Q, W; rewrite !RInt_point; repeat split; reflexivity).
  exists (fun t => (exp (- (x2 * t)) * (cos t * P t - sin t * Q t), exp (- (x2 * t)) * (sin t * P t + cos t * Q t), exp (- (x1 * t)) * W t)).
  clearbody P Q W. split; [destruct Z as [-> [-> ->]]; repeat apply same_pair; ring |].
  intro t. rewrite G. destruct (I t) as [A [B C]]. unfold p, q, r in A, B, C. clear I p q r D G.
  assert (forall x, exp (- (x * t)) * exp (x * t) = 1) as E by (intro x; rewrite <- exp_plus; replace (- (x * t) + x * t) with 0 by ring; apply exp_0).
  pose proof (E x1) as E1. pose proof (E x2) as E2. clear E. pose proof (square_of_sin t) as S.
  unfold kept, plus3, cross, rate3. cbv beta iota delta [fst snd].
  refine (conj _ (conj _ _)); (auto_derive; [repeat split; eexists; eassumption |]);
    change (fun x => P x) with P; change (fun x => Q x) with Q; change (fun x => W x) with W;
    rewrite ?(is_derive_unique P t _ A), ?(is_derive_unique Q t _ B), ?(is_derive_unique W t _ C);
    revert E1 E2 S; generalize (exp (- (x1 * t))), (exp (x1 * t)), (exp (- (x2 * t))), (exp (x2 * t)), (sin t), (cos t);
    intros a a' b b' s c E1 E2 S; [transitivity ((0 * 0 - 1 * (b * (s * P t + c * Q t)) + - x2 * (b * (c * P t - s * Q t))) + (b * b') * (s * s + c * c) * g1 t); [ring | rewrite E2, S; ring]
    | transitivity ((1 * (b * (c * P t - s * Q t)) - 0 * 0 + - x2 * (b * (s * P t + c * Q t))) + (b * b') * (s * s + c * c) * g2 t); [ring | rewrite E2, S; ring]
    | transitivity (- x1 * (a * W t) + (a * a') * g3 t); [ring | rewrite E1; ring]].
Qed.
Fixpoint terms (e1 e2 e3 x1 x2 : R) (n : nat) : {f : R -> vec | forall t, exists d, rate3 f t d}.
Proof.
  destruct n as [| n].
  - exists (fun _ => (0, 0, 1)). intro t. exists (0, 0, 0). refine (conj _ (conj _ _)); exact (is_derive_const (V := R_NormedModule) _ _).
  - destruct (next_term e1 e2 e3 x1 x2 (proj1_sig (terms e1 e2 e3 x1 x2 n)) (proj2_sig (terms e1 e2 e3 x1 x2 n))) as [h H].
    exists h. intro t. eexists. apply (proj2 H).
Defined.
Lemma terms_exist e1 e2 e3 x1 x2 : driven e1 e2 e3 x1 x2 (fun n => proj1_sig (terms e1 e2 e3 x1 x2 n)).
Proof.
  split; [reflexivity |]. intro n. cbn [terms].
  destruct (next_term e1 e2 e3 x1 x2 (proj1_sig (terms e1 e2 e3 x1 x2 n)) (proj2_sig (terms e1 e2 e3 x1 x2 n))) as [h H]. exact H.
Qed.
