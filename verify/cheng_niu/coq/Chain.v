(* The chain: what each step of the derivation proves from the step before. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model.
Open Scope R_scope.

(* A function whose rate is zero everywhere does not change. *)
Lemma constant (f : R -> R) : (forall t, is_derive f t 0) -> forall t, f t = f 0.
Proof.
  intros H t. destruct (Rtotal_order t 0) as [L | [-> | G]]; [| reflexivity |].
  - apply eq_is_derive; [intros; apply H | exact L].
  - symmetry. apply eq_is_derive; [intros; apply H | exact G].
Qed.

(* Eq. 8 with relaxation has one response at most: |s - u|^2 exp(2 r t) is constant. *)
Theorem response_unique w a b r s1 s2 s3 u1 u2 u3 :
  response w a b r s1 s2 s3 -> response w a b r u1 u2 u3 ->
  forall t, s1 t = u1 t /\ s2 t = u2 t /\ s3 t = u3 t.
Proof.
  intros [Hs [a1 [a2 a3]]] [Hu [b1 [b2 b3]]] t.
  pose (E t := exp (2 * r * t) * ((s1 t - u1 t) ^ 2 + (s2 t - u2 t) ^ 2 + (s3 t - u3 t) ^ 2)).
  assert (E t = E 0) as HE.
  { apply constant. intro x. destruct (Hs x) as [h1 [h2 h3]], (Hu x) as [k1 [k2 k3]].
    unfold E. auto_derive.
    - repeat split; eexists; eassumption.
    - change (fun x => s1 x) with s1; change (fun x => s2 x) with s2; change (fun x => s3 x) with s3.
      change (fun x => u1 x) with u1; change (fun x => u2 x) with u2; change (fun x => u3 x) with u3.
      rewrite (is_derive_unique _ _ _ h1), (is_derive_unique _ _ _ h2), (is_derive_unique _ _ _ h3),
        (is_derive_unique _ _ _ k1), (is_derive_unique _ _ _ k2), (is_derive_unique _ _ _ k3).
      ring. }
  unfold E in HE. rewrite a1, a2, a3, b1, b2, b3 in HE.
  assert (0 < exp (2 * r * t)) by apply exp_pos.
  assert ((s1 t - u1 t) ^ 2 + (s2 t - u2 t) ^ 2 + (s3 t - u3 t) ^ 2 = 0) as Z.
  { apply (Rmult_eq_reg_l (exp (2 * r * t))); [|lra]. rewrite HE. ring. }
  pose proof (pow2_ge_0 (s1 t - u1 t)). pose proof (pow2_ge_0 (s2 t - u2 t)). pose proof (pow2_ge_0 (s3 t - u3 t)).
  repeat split; apply Rminus_diag_uniq, Rsqr_0_uniq; rewrite Rsqr_pow2; lra.
Qed.

(* The response in closed form, f being the frequency. *)
Definition freq w a b := sqrt (w * w + a * a + b * b).
Definition swing f r t := cos (f * t) + r / f * sin (f * t).
Definition sway f r t := sin (f * t) - r / f * cos (f * t).
Definition curve1 f w a b r t :=
  (w * a - r * b - exp (- r * t) * (w * a * swing f r t + f * b * sway f r t)) / (f * f + r * r).
Definition curve2 f w a b r t :=
  (- w * b - r * a - exp (- r * t) * (f * a * sway f r t - w * b * swing f r t)) / (f * f + r * r).
Definition curve3 f (w a b r t : R) :=
  1 + (a * a + b * b) * (exp (- r * t) * swing f r t - 1) / (f * f + r * r).

Lemma freq_square w a b : freq w a b * freq w a b = w * w + a * a + b * b.
Proof. apply sqrt_sqrt. nra. Qed.

Lemma freq_pos w a b : w <> 0 -> 0 < freq w a b.
Proof. intro H. apply sqrt_lt_R0. assert (0 < w * w) by nra. nra. Qed.

Theorem curves_solve f w a b r : 0 < f -> f * f = w * w + a * a + b * b ->
  response w a b r (curve1 f w a b r) (curve2 f w a b r) (curve3 f w a b r).
Proof.
  intros P Q. assert (f * f + r * r <> 0) as D by nra.
  split.
  - intro t. unfold curve1, curve2, curve3, swing, sway.
    split; [|split]; (auto_derive; [ repeat split; try lra | ]); field [Q]; split; lra.
  - unfold curve1, curve2, curve3, swing, sway.
    replace (- r * 0) with 0 by ring. replace (f * 0) with 0 by ring. rewrite exp_0, cos_0, sin_0.
    repeat split; field; repeat split; lra.
Qed.

(* There is a response in every background in which the spin turns about the direction of M. *)
Theorem response_exists w a b r : w <> 0 -> exists s1 s2 s3, response w a b r s1 s2 s3.
Proof. intro H. do 3 eexists. apply curves_solve; [apply (freq_pos w a b H) | apply freq_square]. Qed.

Lemma family_exists e1 e2 xi : exists s1 s2 s3, family e1 e2 0 xi s1 s2 s3.
Proof.
  exists (fun k => curve1 (freq (1 - k * 0) (k * e1) (k * e2)) (1 - k * 0) (k * e1) (k * e2) xi),
    (fun k => curve2 (freq (1 - k * 0) (k * e1) (k * e2)) (1 - k * 0) (k * e1) (k * e2) xi),
    (fun k => curve3 (freq (1 - k * 0) (k * e1) (k * e2)) (1 - k * 0) (k * e1) (k * e2) xi).
  intro k. apply curves_solve; [apply freq_pos; lra | apply freq_square].
Qed.

(* Eq. 9 from the solution: the size k scales the texture, and the lead is the slope at k = 0. *)
Definition lead1 e1 e2 xi t :=
  (e1 - xi * e2 - exp (- xi * t) * (e1 * (cos t + xi * sin t) + e2 * (sin t - xi * cos t))) / (1 + xi * xi).
Definition lead2 e1 e2 xi t :=
  (- e2 - xi * e1 - exp (- xi * t) * (e1 * (sin t - xi * cos t) - e2 * (cos t + xi * sin t))) / (1 + xi * xi).
Definition lead3 e1 e2 xi t :=
  (e1 * e1 + e2 * e2) * (exp (- xi * t) * (cos t + xi * sin t) - 1) / (1 + xi * xi).

Lemma near e3 : locally 0 (fun k => 0 < 1 - k * e3).
Proof.
  assert (continuous (fun k => 1 - k * e3) 0) as C
    by (apply (ex_derive_continuous (V := R_NormedModule)); auto_derive; trivial).
  apply (C (fun x => 0 < x)). apply open_gt. lra.
Qed.

Section Small.
  Variables e1 e2 e3 xi t : R.
  Variables s1 s2 s3 : R -> R -> R.
  Hypothesis solved : family e1 e2 e3 xi s1 s2 s3.
  Let f k := freq (1 - k * e3) (k * e1) (k * e2).

  Lemma family_curves : locally 0 (fun k =>
      s1 k t = curve1 (f k) (1 - k * e3) (k * e1) (k * e2) xi t /\
      s2 k t = curve2 (f k) (1 - k * e3) (k * e1) (k * e2) xi t /\
      s3 k t = curve3 (f k) (1 - k * e3) (k * e1) (k * e2) xi t).
  Proof.
    generalize (near e3). apply filter_imp. intros k K.
    apply (response_unique _ _ _ _ _ _ _ _ _ _ (solved k)).
    apply curves_solve; [apply freq_pos; lra | apply freq_square].
  Qed.

  Lemma still : f 0 = 1.
  Proof. unfold f, freq. match goal with |- sqrt ?x = _ => replace x with 1 by ring end. apply sqrt_1. Qed.

  Lemma slope : is_derive f 0 (- e3).
  Proof.
    unfold f, freq. auto_derive; [nra|].
    match goal with |- context [sqrt ?x] => replace x with 1 by ring end. rewrite sqrt_1. field.
  Qed.

  Ltac derived_at_zero :=
    generalize still slope; generalize f; clear f; intros f Q D; auto_derive;
    [ change (fun x => f x) with f; rewrite ?Q; repeat split; try nra; eexists; exact D
    | change (fun x => f x) with f; rewrite ?(is_derive_unique _ _ _ D), ?Q, ?Rmult_1_l; field; nra ].
  Ltac follows_curve :=
    eapply (is_derive_ext_loc (V := R_NormedModule));
    [ generalize family_curves; apply filter_imp; intros k [E1 [E2 E3]]; rewrite ?E1, ?E2, ?E3; reflexivity | ].

  Theorem first_order1 : first_order (fun k => s1 k t) (fun k => k * lead1 e1 e2 xi t).
  Proof.
    split.
    - destruct (locally_singleton _ _ family_curves) as [-> _]. rewrite still.
      unfold curve1, swing, sway, lead1. field. nra.
    - follows_curve. unfold curve1, swing, sway, lead1. derived_at_zero.
  Qed.

  Theorem first_order2 : first_order (fun k => s2 k t) (fun k => k * lead2 e1 e2 xi t).
  Proof.
    split.
    - destruct (locally_singleton _ _ family_curves) as [_ [-> _]]. rewrite still.
      unfold curve2, swing, sway, lead2. field. nra.
    - follows_curve. unfold curve2, swing, sway, lead2. derived_at_zero.
  Qed.

  Theorem second_order3 : second_order (fun k => s3 k t) (fun k => 1 + k ^ 2 * lead3 e1 e2 xi t).
  Proof.
    unfold second_order.
    assert (continuous (fun k => curve3 (f k) (1 - k * e3) e1 e2 xi t - 1 - lead3 e1 e2 xi t) 0) as C.
    { apply (ex_derive_continuous (V := R_NormedModule)). unfold curve3, swing, lead3. 
      generalize still slope. generalize f. clear f. intros f Q D. auto_derive.
      change (fun x => f x) with f. rewrite ?Q. repeat split; try nra; eexists; exact D. }
    assert (curve3 (f 0) (1 - 0 * e3) e1 e2 xi t - 1 - lead3 e1 e2 xi t = 0) as Z
      by (rewrite still; unfold curve3, swing, lead3; rewrite !Rmult_1_l; field; nra).
    assert (L := is_lim_continuity _ 0 (proj2 (continuity_pt_filterlim _ _) C)).
    cbv beta in L. rewrite Z in L. refine (is_lim_ext_loc _ _ _ _ _ L).
    match goal with |- Rbar_locally' _ ?P => change (locally 0 (fun k => k <> 0 -> P k)) end.
    generalize (filter_and _ _ family_curves (near e3)). apply filter_imp. intros k [[_ [_ ->]] N] K.
    assert (0 < f k) by (apply freq_pos; lra).
    unfold curve3, lead3. set (x := swing _ _ _). clearbody x. field. repeat split; nra.
  Qed.
End Small.

Lemma first_order_ext f g h : first_order f g -> (forall k, g k = h k) -> first_order f h.
Proof.
  intros [Z D] H. split; [rewrite Z; apply H |].
  eapply is_derive_ext; [| exact D]. intro k. simpl. rewrite H. reflexivity.
Qed.
