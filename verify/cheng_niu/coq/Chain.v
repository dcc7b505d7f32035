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

  Theorem first_order3 : first_order (fun k => s3 k t) (fun k => 1).
  Proof.
    split.
    - destruct (locally_singleton _ _ family_curves) as [_ [_ ->]]. rewrite still.
      unfold curve3, swing. field. nra.
    - follows_curve. unfold curve3, swing. derived_at_zero.
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

Lemma second_order_ext f g h : second_order f g -> (forall k, g k = h k) -> second_order f h.
Proof. intros L H. eapply is_lim_ext; [| exact L]. intro k. simpl. rewrite H. reflexivity. Qed.

(* Eq. 10: the averages, and a bound of what fades (Cauchy). *)
Lemma mean_cos N tau xi : 0 < N -> 0 < tau ->
  mean_of cos N tau xi = (xi + exp (- N * xi) * (sin N - xi * cos N)) / (N * (1 + xi * xi)).
Proof.
  intros P Q. unfold mean_of.
  assert (1 + xi * xi <> 0) by nra.
  pose (F t := tau * exp (- xi * (t / tau)) * (sin (t / tau) - xi * cos (t / tau)) / (1 + xi * xi)).
  assert (is_RInt (fun t => exp (- xi * (t / tau)) * cos (t / tau)) 0 (N * tau) (minus (F (N * tau)) (F 0))) as I.
  { apply (is_RInt_derive F).
    - intros t _. unfold F. auto_derive; [exact I |].
      change (t * / tau) with (t / tau). generalize (t / tau). intro x. field. split; lra.
    - intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. exact I. }
  rewrite (is_RInt_unique _ _ _ _ I). unfold minus, plus, opp, F; simpl.
  replace (N * tau / tau) with N by (field; lra). replace (0 / tau) with 0 by (field; lra).
  replace (- xi * 0) with 0 by ring. replace (- xi * N) with (- N * xi) by ring.
  rewrite exp_0, sin_0, cos_0. field. repeat split; lra.
Qed.

Lemma mean_sin N tau xi : 0 < N -> 0 < tau ->
  mean_of sin N tau xi = (1 - exp (- N * xi) * (xi * sin N + cos N)) / (N * (1 + xi * xi)).
Proof.
  intros P Q. unfold mean_of.
  assert (1 + xi * xi <> 0) by nra.
  pose (F t := - tau * exp (- xi * (t / tau)) * (xi * sin (t / tau) + cos (t / tau)) / (1 + xi * xi)).
  assert (is_RInt (fun t => exp (- xi * (t / tau)) * sin (t / tau)) 0 (N * tau) (minus (F (N * tau)) (F 0))) as I.
  { apply (is_RInt_derive F).
    - intros t _. unfold F. auto_derive; [exact I |].
      change (t * / tau) with (t / tau). generalize (t / tau). intro x. field. split; lra.
    - intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. exact I. }
  rewrite (is_RInt_unique _ _ _ _ I). unfold minus, plus, opp, F; simpl.
  replace (N * tau / tau) with N by (field; lra). replace (0 / tau) with 0 by (field; lra).
  replace (- xi * 0) with 0 by ring. replace (- xi * N) with (- N * xi) by ring.
  rewrite exp_0, sin_0, cos_0. field. repeat split; lra.
Qed.

Lemma wave_below N a b r : 0 <= r -> r * r = a * a + b * b -> a * sin N + b * cos N <= r.
Proof.
  intros P Q. pose proof (sin2_cos2 N) as E. unfold Rsqr in E.
  assert ((a * sin N + b * cos N) * (a * sin N + b * cos N) <= r * r).
  { assert (0 <= (a * cos N - b * sin N) * (a * cos N - b * sin N)) by apply Rle_0_sqr.
    replace (r * r) with ((a * a + b * b) * (sin N * sin N + cos N * cos N)) by (rewrite E, Q; ring). nra. }
  nra.
Qed.

Lemma faded_below N xi a b r : 0 < N -> 0 < xi -> 0 < r -> r * r = a * a + b * b ->
  exp (- N * xi) * (a * sin N + b * cos N) < r.
Proof.
  intros P X Z Q. pose proof (wave_below N a b r (Rlt_le _ _ Z) Q).
  assert (exp (- N * xi) < 1) by (rewrite <- exp_0; apply exp_increasing; nra).
  pose proof (exp_pos (- N * xi)). nra.
Qed.

Lemma root_of xi : 0 < sqrt (1 + xi * xi) /\ sqrt (1 + xi * xi) * sqrt (1 + xi * xi) = 1 + xi * xi.
Proof. split; [apply sqrt_lt_R0; nra | apply sqrt_sqrt; nra]. Qed.

Lemma faded_integral A a b xi N :
  let G t := exp (- xi * t) * (a * (sin t - xi * cos t) - b * (xi * sin t + cos t)) / (1 + xi * xi) in
  RInt (fun t => A + exp (- xi * t) * (a * cos t + b * sin t)) 0 N = A * N + (G N - G 0).
Proof.
  intro G. assert (1 + xi * xi <> 0) by nra. pose (F t := A * t + G t).
  assert (is_RInt (fun t => A + exp (- xi * t) * (a * cos t + b * sin t)) 0 N (minus (F N) (F 0))) as I.
  { apply (is_RInt_derive F).
    - intros t _. unfold F, G. auto_derive; [exact I | field; lra].
    - intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. exact I. }
  rewrite (is_RInt_unique _ _ _ _ I). unfold minus, plus, opp, F; simpl. ring.
Qed.

(* What has faded away by N, over what is left, at most. *)
Lemma faded_turned p q x y E : p * p + q * q = (1 + x * x) * (1 + x * x) -> y * y <= (1 + x * x) * (1 + x * x) -> 0 < E <= 1 ->
  forall S C, S * S + C * C = 1 -> Rabs (y + E * (p * S + q * C)) <= 2 * (1 + x * x).
Proof.
  intros H Y [P L] S C T. assert (0 < 1 + x * x) as D by nra. set (d := 1 + x * x) in *.
  assert ((p * S + q * C) * (p * S + q * C) = d * d - (p * C - q * S) * (p * C - q * S)) as K
    by (rewrite <- H; replace (p * p + q * q) with ((p * p + q * q) * (S * S + C * C)) by (rewrite T; ring); ring).
  assert (forall u, u * u <= d * d -> - d <= u <= d) as R by (intros u U; split; nra).
  assert (- d <= p * S + q * C <= d) by (apply R; pose proof (Rle_0_sqr (p * C - q * S)) as Z; unfold Rsqr in Z; lra).
  assert (- d <= y <= d) by (apply R; exact Y). apply Rabs_le. split; nra.
Qed.

(* Eq. 11 from Eqs. 9 and 10: what fades has no mean over a long time. *)
Lemma long_mean_of_faded A a b xi : 0 <= xi ->
  long_mean (fun t => A + exp (- xi * t) * (a * cos t + b * sin t)) A.
Proof.
  intro X. unfold long_mean. assert (1 + xi * xi <> 0) by nra.
  pose (G t := exp (- xi * t) * (a * (sin t - xi * cos t) - b * (xi * sin t + cos t)) / (1 + xi * xi)).
  assert (forall N, RInt (fun t => A + exp (- xi * t) * (a * cos t + b * sin t)) 0 N = A * N + (G N - G 0)) as V
    by (intro N; apply faded_integral).
  pose (K := 2 * (Rabs a + Rabs b) * (1 + xi)).
  assert (forall N, 0 <= N -> Rabs (G N) <= K) as B.
  { intros N P. unfold G, Rdiv. rewrite !Rabs_mult.
    assert (exp (- xi * N) <= 1).
    { rewrite <- exp_0. destruct (Req_dec (xi * N) 0) as [Z | Z].
      - right. f_equal. lra.
      - left. apply exp_increasing. assert (0 <= xi * N) by nra. lra. }
    pose proof (exp_pos (- xi * N)). rewrite (Rabs_pos_eq (exp _)) by lra.
    assert (0 < / (1 + xi * xi) <= 1) as [].
    { split; [apply Rinv_0_lt_compat; nra | rewrite <- Rinv_1; apply Rinv_le_contravar; nra]. }
    rewrite (Rabs_pos_eq (/ _)) by lra.
    assert (Rabs (a * (sin N - xi * cos N) - b * (xi * sin N + cos N)) <= K).
    { pose proof (SIN_bound N). pose proof (COS_bound N). unfold K.
      assert (Rabs (sin N - xi * cos N) <= 1 + xi) by (apply Rabs_le; nra).
      assert (Rabs (xi * sin N + cos N) <= 1 + xi) by (apply Rabs_le; nra).
      eapply Rle_trans; [apply Rabs_triang |]. rewrite Rabs_Ropp, !Rabs_mult.
      pose proof (Rabs_pos a). pose proof (Rabs_pos b). nra. }
    set (y := Rabs (a * (sin N - xi * cos N) - b * (xi * sin N + cos N))) in *.
    assert (0 <= y) by apply Rabs_pos.
    assert (exp (- xi * N) * y <= y) by nra.
    assert (0 <= exp (- xi * N) * y) by nra. nra. }
  assert (is_lim (fun N => / N) p_infty 0) as L0
    by (apply (is_lim_inv (fun N => N) p_infty p_infty); [apply is_lim_id | discriminate]).
  assert (forall c, is_lim (fun N => A + c * / N) p_infty A) as L.
  { intro c. replace (Finite A) with (Finite (A + c * 0)) by (f_equal; ring).
    apply (is_lim_plus _ _ _ A (c * 0)); [apply is_lim_const | apply (is_lim_scal_l _ c _ 0 L0) | reflexivity]. }
  apply (is_lim_le_le_loc (fun N => A + - (2 * K) * / N) (fun N => A + 2 * K * / N)); [| apply L | apply L].
  exists 1. intros N P. rewrite V.
  replace ((A * N + (G N - G 0)) / N) with (A + (G N - G 0) * / N) by (field; lra).
  assert (0 < / N) by (apply Rinv_0_lt_compat; lra).
  assert (Rabs (G N) <= K) as BN by (apply B; lra). assert (Rabs (G 0) <= K) as B0 by (apply B; lra).
  apply Rabs_le_between in BN. apply Rabs_le_between in B0. split; nra.
Qed.

Lemma long_mean_ext f g l : long_mean f l -> (forall t, f t = g t) -> long_mean g l.
Proof.
  intros H E. eapply is_lim_ext; [| exact H]. intro N. simpl. f_equal. apply RInt_ext. intros; apply E.
Qed.

Lemma top_10a N xi c r : 0 < N -> 0 <= xi -> 0 < c -> c * c = 3 -> 0 < r -> r * r = 1 + xi * xi ->
  1 / N * ((xi + r) / (1 + xi * xi)) <= 3 * c / (4 * N).
Proof.
  intros P X C S Z E. rewrite <- E.
  assert (4 * (xi + r) <= 3 * c * (r * r)) as B.
  { assert (1 <= r) by nra. assert (1 < c) by nra.
    assert (4 <= 3 * c * r) by nra. assert (0 <= 3 * c * (r * r) - 4 * r) by nra.
    assert ((4 * xi) * (4 * xi) <= (3 * c * (r * r) - 4 * r) * (3 * c * (r * r) - 4 * r)); [| nra].
    pose (y := c * r / 2). assert (r = 2 * y * c / 3) as R.
    { unfold y. transitivity (c * c * r / 3); [rewrite S; field | field]. }
    replace (4 * xi * (4 * xi)) with (16 * (r * r) - 16) by (rewrite E; ring).
    apply Rminus_le. replace (16 * (r * r) - 16 - (3 * c * (r * r) - 4 * r) * (3 * c * (r * r) - 4 * r))
      with (- (16 * ((y - 1) * (y - 1) * (3 * (y * y) + 2 * y + 1)))).
    - assert (0 < y) by (unfold y; nra). assert (0 <= (y - 1) * (y - 1)) by apply Rle_0_sqr. nra.
    - rewrite R. clear - S. field [S]. }
  assert (0 < r * r) by nra.
  replace (1 / N * ((xi + r) / (r * r))) with ((4 * (xi + r)) * / (4 * N * (r * r))) by (field; lra).
  replace (3 * c / (4 * N)) with ((3 * c * (r * r)) * / (4 * N * (r * r))) by (field; lra).
  apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; nra | exact B].
Qed.

Lemma top_10b N xi r : 0 < N -> 0 <= xi -> 0 < r -> r * r = 1 + xi * xi ->
  1 / N * ((1 + r) / (1 + xi * xi)) <= 2 / N.
Proof.
  intros P X Z E. rewrite <- E. assert (1 <= r) by nra.
  replace (1 / N * ((1 + r) / (r * r))) with ((1 + r) * / (N * (r * r))) by (field; lra).
  replace (2 / N) with ((2 * (r * r)) * / (N * (r * r))) by (field; lra).
  apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; nra | nra].
Qed.

(* Appendix B: the solution, and no other. *)
Theorem only_response w a b r s1 s2 s3 : 0 < w ^ 2 + a ^ 2 + b ^ 2 -> response w a b r s1 s2 s3 ->
  forall t, s1 t = curve1 (freq w a b) w a b r t /\ s2 t = curve2 (freq w a b) w a b r t /\
            s3 t = curve3 (freq w a b) w a b r t.
Proof.
  intros P S. apply (response_unique _ _ _ _ _ _ _ _ _ _ S).
  apply curves_solve; [apply sqrt_lt_R0; lra | apply freq_square].
Qed.

Lemma frequency_first_order e1 e2 e3 x : 0 < x ->
  first_order (fun k => sqrt ((1 - k * e3) * (1 - k * e3) + k * e1 * (k * e1) + k * e2 * (k * e2)) / x)
    (fun k => (1 - k * e3) / x).
Proof.
  intro P. split.
  - match goal with |- sqrt ?y / _ = _ => replace y with 1 by ring end. rewrite sqrt_1. field. lra.
  - auto_derive; [nra |].
    match goal with |- context [sqrt ?y] => replace y with 1 by ring end. rewrite sqrt_1. field. lra.
Qed.

(* The frequency of a form of Appendix B under a name of its own, with its square; y is tau_sf, and t the time. *)
Ltac to_frequency y t :=
  match goal with P : 0 < ?w ^ 2 + ?a ^ 2 + ?b ^ 2 |- context [freq ?w ?a ?b] =>
    let Q := fresh "Q" in let Z := fresh "Z" in let f := fresh "f" in
    pose proof (freq_square w a b) as Q;
    assert (0 < freq w a b) as Z by (apply sqrt_lt_R0; lra);
    repeat match goal with |- context [sqrt ?x] => replace (sqrt x) with (freq w a b) by (unfold freq; f_equal; ring) end;
    revert Q Z; generalize (freq w a b); intros f Q Z;
    match goal with |- _ = _ / ?d => replace d with (f * f + 1 / y * (1 / y)) by (rewrite Q; field; lra)
    | |- _ = - (_ / ?d) => replace d with (f * f + 1 / y * (1 / y)) by (rewrite Q; field; lra) end;
    replace (t * f) with (f * t) by ring; replace (- (1 / y) * t) with (- (t / y)) by (field; lra);
    assert (f * f * (y * y) + 1 <> 0) by nra; assert (f * f + 1 / y * (1 / y) <> 0) by nra
  end.

(* A form of Appendix B at theta = -pi/2, where its frequencies are 1 and 3, and t = pi. *)
Lemma sin_quarter : sin (- (PI / 2)) = - 1. Proof. rewrite sin_neg, sin_PI2. ring. Qed.
Lemma cos_quarter : cos (- (PI / 2)) = 0. Proof. rewrite cos_neg. apply cos_PI2. Qed.
Lemma sin_3PI : sin (PI * 3) = 0.
Proof. replace (PI * 3) with (PI + 2 * INR 1 * PI) by (simpl; ring). rewrite sin_period. apply sin_PI. Qed.
Lemma cos_3PI : cos (PI * 3) = - 1.
Proof. replace (PI * 3) with (PI + 2 * INR 1 * PI) by (simpl; ring). rewrite cos_period. apply cos_PI. Qed.
Lemma small_exp x : x < - 1 -> 0 < exp x < 1 / 2.
Proof.
  intro H. split; [apply exp_pos |]. assert (exp x < exp (- 1)) by (apply exp_increasing; lra).
  assert (exp (- 1) <= 1 / 2); [| lra]. replace (- 1) with (Ropp 1) by ring. rewrite exp_Ropp. pose proof (exp_ineq1 1 ltac:(lra)).
  apply Rmult_le_reg_l with (exp 1); [lra |]. rewrite Rinv_r by lra. lra.
Qed.
Ltac at_quarter :=
  rewrite ?sin_quarter, ?cos_quarter;
  repeat match goal with |- context [sqrt ?y] =>
    first [ replace (sqrt y) with 1 by (symmetry; apply sqrt_lem_1; lra)
          | replace (sqrt y) with 3 by (symmetry; apply sqrt_lem_1; lra) ] end;
  rewrite ?Rmult_1_r, ?sin_3PI, ?cos_3PI, ?sin_PI, ?cos_PI;
  assert (0 < exp (- (PI / 1)) < 1 / 2) by (apply small_exp; pose proof PI2_3_2; lra);
  set (fade := exp (- (PI / 1))) in *; clearbody fade.
