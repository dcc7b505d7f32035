(* A wide wall, which electrons of all directions of flight pass. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture Beams.
Open Scope R_scope.

(* 1/cosh and tanh: in a wall of the width 1 theta turns at the rate sech. *)
Definition sech (x : R) : R := 2 / (exp x + exp (- x)).
Definition tanhyp (x : R) : R := (exp x - exp (- x)) / (exp x + exp (- x)).

(* The spin along a path that passes the wall at the speed k, in widths a tau_ex: Eq. 8 with relaxation, where only theta changes,
   to an error of at most C k^4. *)
Definition passing (xi C k : R) (s1 s2 s3 : R -> R) : Prop := forall x, exists d1 d2 d3 o1 o2 o3,
  (is_derive s1 x d1 /\ is_derive s2 x d2 /\ is_derive s3 x d3) /\ o1 ^ 2 + o2 ^ 2 + o3 ^ 2 <= (C * k ^ 4) ^ 2 /\
  k * d1 = - s2 x - k * sech x * s3 x - xi * s1 x + o1 /\ k * d2 = s1 x - xi * s2 x + o2 /\ k * d3 = k * sech x * s1 x - xi * (s3 x - 1) + o3.

Lemma sech_facts x : 0 < sech x <= 1 /\ sech x ^ 2 + tanhyp x ^ 2 = 1 /\ - 1 <= tanhyp x <= 1 /\
  is_derive sech x (- (sech x * tanhyp x)) /\ is_derive tanhyp x (sech x ^ 2).
Proof.
  unfold sech, tanhyp. pose proof (exp_pos x) as P. pose proof (exp_pos (- x)) as Q.
  assert (exp x * exp (- x) = 1) as U by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0).
  assert (is_derive (fun x => exp x + exp (- x)) x (exp x - exp (- x))) as D by (auto_derive; [trivial | ring]).
  refine (conj (conj _ _) (conj _ (conj _ (conj _ _)))).
  - apply Rdiv_lt_0_compat; lra.
  - apply (Rmult_le_reg_r (exp x + exp (- x))); [lra |]. replace (2 / (exp x + exp (- x)) * (exp x + exp (- x))) with 2 by (field; lra). pose proof (pow2_ge_0 (exp x - exp (- x))). nra.
  - assert (exp x * exp (- x) * 4 = 4) as V by lra. field_simplify_eq; [| lra]. nra.
  - split; apply (Rmult_le_reg_r (exp x + exp (- x))); try lra;
      replace ((exp x - exp (- x)) / (exp x + exp (- x)) * (exp x + exp (- x))) with (exp x - exp (- x)) by (field; lra); lra.
  - auto_derive; [lra | field; lra].
  - auto_derive; [lra |]. field_simplify_eq; [| lra]. nra.
Qed.

(* What decays along its way, but for a source, and is bounded, is no larger than the source makes it. *)
Lemma decays k xi M B (E D : R -> R) : 0 < k -> 0 < xi -> (forall x, is_derive E x (D x)) -> (forall x, k * D x <= - xi * (E x - M)) ->
  (forall x, E x <= B) -> forall x, E x <= M.
Proof.
  intros K X De H Bo x. destruct (Rle_dec (E x) M) as [L | N]; [exact L | exfalso]. apply Rnot_le_lt in N.
  pose (F y := exp (xi * y / k) * (E y - M)).
  assert (forall y, is_derive F y (exp (xi * y / k) * (xi * (E y - M) + k * D y) / k)) as DF.
  { intro y. unfold F. auto_derive; [eexists; apply De |]. change (fun x => E x) with E. rewrite (is_derive_unique _ _ _ (De y)).
    change (xi * y * / k) with (xi * y / k). field. lra. }
  pose (z := x - k / xi * (Rabs (B - M) / (E x - M))).
  assert (0 <= k / xi * (Rabs (B - M) / (E x - M))) as Z.
  { apply Rmult_le_pos; [left; apply Rdiv_lt_0_compat; lra |]. apply Rmult_le_pos; [apply Rabs_pos | left; apply Rinv_0_lt_compat; lra]. }
  destruct (MVT_gen F z x (fun y => exp (xi * y / k) * (xi * (E y - M) + k * D y) / k)) as [c [_ C]].
  - intros y _. apply DF.
  - intros y _. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule)). eexists. apply DF.
  - assert (exp (xi * c / k) * (xi * (E c - M) + k * D c) / k <= 0) as S.
    { pose proof (exp_pos (xi * c / k)). pose proof (H c). assert (exp (xi * c / k) * (xi * (E c - M) + k * D c) <= 0) by nra.
      apply (Rmult_le_reg_r k); [exact K |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
    assert (F x <= F z) as G by (assert (0 <= x - z) by (unfold z; lra); nra).
    unfold F in G. replace (xi * x / k) with (xi * z / k + xi * (x - z) / k) in G by (field; lra). rewrite exp_plus in G.
    pose proof (exp_pos (xi * z / k)) as P. rewrite Rmult_assoc in G. apply Rmult_le_reg_l in G; [| exact P].
    assert (1 + xi * (x - z) / k <= exp (xi * (x - z) / k)) as L by apply exp_ineq1_le.
    assert (xi * (x - z) / k * (E x - M) = Rabs (B - M)) as V by (unfold z; field; repeat split; lra).
    pose proof (Bo z). pose proof (Rle_abs (B - M)). nra.
Qed.

(* The series of the spin in the speed, through third order, in h = sech x and w = tanh x, and what it leaves of the equation. *)
Section Series.
  Variables xi c1 c2 a1 a2 t3 p1 q1 p2 q2 g : R.
  Hypothesis X : 0 < xi.
  Hypothesis O1 : c2 = - 1 - xi * c1. Hypothesis O2 : c1 = xi * c2. Hypothesis O3 : t3 = c2.
  Hypothesis O4 : c1 = a2 + xi * a1. Hypothesis O5 : - c2 = a1 - xi * a2.
  Hypothesis O6 : p2 = a1 - xi * p1. Hypothesis O7 : q2 = - 2 * a1 - t3 - xi * q1.
  Hypothesis O8 : p1 = xi * p2 - a2. Hypothesis O9 : q1 = 2 * a2 + xi * q2. Hypothesis O10 : a1 = xi * g - 2 * t3.
  Definition T1 k x := k * c1 * sech x + k ^ 2 * a1 * sech x * tanhyp x + k ^ 3 * (p1 * sech x + q1 * sech x ^ 3).
  Definition T2 k x := k * c2 * sech x + k ^ 2 * a2 * sech x * tanhyp x + k ^ 3 * (p2 * sech x + q2 * sech x ^ 3).
  Definition T3 k x := 1 + k ^ 2 * t3 * sech x ^ 2 + k ^ 3 * g * sech x ^ 2 * tanhyp x.
  Definition r1 x := sech x * tanhyp x * (p1 + (3 * q1 - g) * sech x ^ 2).
  Definition r2 x := sech x * tanhyp x * (p2 + 3 * q2 * sech x ^ 2).
  Definition r3 x := sech x ^ 2 * (p1 + q1 * sech x ^ 2 + 2 * g * tanhyp x ^ 2 - g * sech x ^ 2).

  Lemma series_rates k x : exists d1 d2 d3, (is_derive (T1 k) x d1 /\ is_derive (T2 k) x d2 /\ is_derive (T3 k) x d3) /\
    k * d1 = - T2 k x - k * sech x * T3 k x - xi * T1 k x - k ^ 4 * r1 x /\
    k * d2 = T1 k x - xi * T2 k x - k ^ 4 * r2 x /\ k * d3 = k * sech x * T1 k x - xi * (T3 k x - 1) - k ^ 4 * r3 x.
  Proof.
    destruct (sech_facts x) as [_ [W [_ [H V]]]]. unfold T1, T2, T3, r1, r2, r3. revert W H V. generalize sech, tanhyp. intros h w W H V. do 3 eexists. split.
    - refine (conj _ (conj _ _)); auto_derive; try (repeat split; eexists; eassumption);
        change (fun x => h x) with h; change (fun x => w x) with w;
        reflexivity.
    - assert (w x * w x = 1 - h x * h x) as U by lra.
      change (fun x => h x) with h; change (fun x => w x) with w; rewrite !(is_derive_unique _ _ _ H), !(is_derive_unique _ _ _ V). clear W H V.
      revert U. generalize (h x), (w x). intros b v U.
      refine (conj _ (conj _ _)).
      + rewrite O7, O6, O1. replace a2 with (c1 - xi * a1) by lra. ring [U].
      + rewrite O9, O8. replace a1 with (xi * a2 - c2) by lra. rewrite O2. ring [U].
      + rewrite O10. replace c1 with (xi * t3) by (rewrite O3; lra). ring [U].
  Qed.

  Definition rest := Rabs p1 + Rabs (3 * q1 - g) + (Rabs p2 + Rabs (3 * q2)) + (Rabs p1 + Rabs q1 + Rabs (2 * g) + Rabs g).
  Lemma within a b : Rabs a <= 1 -> Rabs (a * b) <= Rabs b.
  Proof. intro A. rewrite Rabs_mult. pose proof (Rabs_pos b). nra. Qed.
  Lemma rest_bounds x : r1 x ^ 2 + r2 x ^ 2 + r3 x ^ 2 <= rest ^ 2.
  Proof.
    destruct (sech_facts x) as [[H0 H1] [_ [W _]]]. unfold r1, r2, r3. revert H0 H1 W. generalize (sech x), (tanhyp x). intros h w H0 H1 W.
    assert (Rabs h <= 1) as A by (rewrite Rabs_pos_eq; lra). assert (Rabs w <= 1) as V by (apply Rabs_le; lra).
    assert (forall a b, Rabs a <= 1 -> Rabs b <= 1 -> Rabs (a * b) <= 1) as M by (intros a b P Q; apply (Rle_trans _ _ _ (within a b P) Q)).
    assert (Rabs (h ^ 2) <= 1) as A2 by (replace (h ^ 2) with (h * h) by ring; apply M; assumption).
    assert (Rabs (w ^ 2) <= 1) as V2 by (replace (w ^ 2) with (w * w) by ring; apply M; assumption).
    assert (forall a b, Rabs (a + b) <= Rabs a + Rabs b) as T by exact Rabs_triang.
    assert (forall a b y, Rabs a <= 1 -> Rabs b <= y -> Rabs (a * b) <= y) as N by (intros a b y P Q; apply (Rle_trans _ _ _ (within a b P) Q)).
    assert (forall b y a, Rabs a <= 1 -> Rabs b <= y -> Rabs (b * a) <= y) as N' by (intros b y a P Q; rewrite Rmult_comm; apply N; assumption).
    assert (forall a b y z, Rabs a <= y -> Rabs b <= z -> Rabs (a + b) <= y + z) as S by (intros a b y z P Q; pose proof (T a b); lra).
    assert (forall a b y z, Rabs a <= y -> Rabs b <= z -> Rabs (a - b) <= y + z) as S' by (intros a b y z P Q; apply S; [| rewrite Rabs_Ropp]; assumption).
    assert (Rabs (h * w * (p1 + (3 * q1 - g) * h ^ 2)) <= Rabs p1 + Rabs (3 * q1 - g)) as R1
      by (apply N; [apply M; assumption |]; apply S; [lra |]; apply N'; [assumption | lra]).
    assert (Rabs (h * w * (p2 + 3 * q2 * h ^ 2)) <= Rabs p2 + Rabs (3 * q2)) as R2
      by (apply N; [apply M; assumption |]; apply S; [lra |]; apply N'; [assumption | lra]).
    assert (Rabs (h ^ 2 * (p1 + q1 * h ^ 2 + 2 * g * w ^ 2 - g * h ^ 2)) <= Rabs p1 + Rabs q1 + Rabs (2 * g) + Rabs g) as R3
      by (apply N; [assumption |]; apply S'; [apply S; [apply S; [lra |] |] |]; try lra; apply N'; try assumption; lra).
    unfold rest. revert R1 R2 R3. generalize (h * w * (p1 + (3 * q1 - g) * h ^ 2)), (h * w * (p2 + 3 * q2 * h ^ 2)), (h ^ 2 * (p1 + q1 * h ^ 2 + 2 * g * w ^ 2 - g * h ^ 2)).
    intros x1 x2 x3 R1 R2 R3. clear - R1 R2 R3. rewrite <- (pow2_abs x1), <- (pow2_abs x2), <- (pow2_abs x3).
    pose proof (Rabs_pos x1). pose proof (Rabs_pos x2). pose proof (Rabs_pos x3).
    apply (Rle_trans _ ((Rabs x1 + Rabs x2 + Rabs x3) ^ 2)); [nra |]. apply pow_incr. lra.
  Qed.

  Lemma series_bounded k : exists B, forall x, T1 k x ^ 2 + T2 k x ^ 2 + T3 k x ^ 2 <= B.
  Proof.
    exists ((Rabs (k * c1) + Rabs (k ^ 2 * a1) + Rabs (k ^ 3 * p1) + Rabs (k ^ 3 * q1)) ^ 2 + (Rabs (k * c2) + Rabs (k ^ 2 * a2) + Rabs (k ^ 3 * p2) + Rabs (k ^ 3 * q2)) ^ 2 +
      (1 + Rabs (k ^ 2 * t3) + Rabs (k ^ 3 * g) + 0) ^ 2). intro x. destruct (sech_facts x) as [[H0 H1] [_ [W _]]].
    assert (forall y a b c d b' c' d', Rabs b' <= 1 -> Rabs c' <= 1 -> Rabs d' <= 1 -> Rabs y <= a -> (y + b * b' + c * c' + d * d') ^ 2 <= (a + Rabs b + Rabs c + Rabs d) ^ 2) as Q.
    { intros y a b c d b' c' d' B C D Y. rewrite <- pow2_abs. apply pow_incr. split; [apply Rabs_pos |].
      pose proof (Rabs_triang (y + b * b' + c * c') (d * d')). pose proof (Rabs_triang (y + b * b') (c * c')). pose proof (Rabs_triang y (b * b')).
      pose proof (within b' b B). pose proof (within c' c C). pose proof (within d' d D). rewrite (Rmult_comm b), (Rmult_comm c), (Rmult_comm d) in *. lra. }
    unfold T1, T2, T3. revert H0 H1 W. generalize (sech x), (tanhyp x). intros h w H0 H1 W.
    assert (Rabs h <= 1) as A by (rewrite Rabs_pos_eq; lra). assert (Rabs w <= 1) as V by (apply Rabs_le; lra).
    assert (forall a b, Rabs a <= 1 -> Rabs b <= 1 -> Rabs (a * b) <= 1) as M by (intros a b P Q'; apply (Rle_trans _ _ _ (within a b P) Q')).
    apply Rplus_le_compat; [apply Rplus_le_compat |].
    - eapply Rle_trans; [right | apply (Q (k * c1 * h) (Rabs (k * c1)) (k ^ 2 * a1) (k ^ 3 * p1) (k ^ 3 * q1) (h * w) h (h * (h * h)))]; auto; [ring | rewrite Rmult_comm; apply within; exact A].
    - eapply Rle_trans; [right | apply (Q (k * c2 * h) (Rabs (k * c2)) (k ^ 2 * a2) (k ^ 3 * p2) (k ^ 3 * q2) (h * w) h (h * (h * h)))]; auto; [ring | rewrite Rmult_comm; apply within; exact A].
    - rewrite <- (Rabs_R0). eapply Rle_trans; [right | apply (Q 1 1 (k ^ 2 * t3) (k ^ 3 * g) 0 (h * h) (h * h * w) h)]; auto; [ring | rewrite Rabs_R1; lra].
  Qed.

  Lemma close C k s1 s2 s3 B : 0 <= C -> passing xi C k s1 s2 s3 -> (forall x, s1 x ^ 2 + s2 x ^ 2 + s3 x ^ 2 <= B) ->
    forall x, Rabs (s1 x - T1 k x) <= k ^ 4 * (2 * (rest + C) / xi) /\ Rabs (s2 x - T2 k x) <= k ^ 4 * (2 * (rest + C) / xi).
  Proof.
    intros C0 P Bo. assert (0 <= rest) as R1 by (unfold rest; repeat apply Rplus_le_le_0_compat; apply Rabs_pos). pose (R := 2 * (rest + C)). fold R. assert (0 <= R) as R0 by (unfold R; lra).
    pose (E x := (s1 x - T1 k x) ^ 2 + (s2 x - T2 k x) ^ 2 + (s3 x - T3 k x) ^ 2). pose (M := (k ^ 4 * (R / xi)) ^ 2).
    assert (forall x, exists d, is_derive E x d /\ k * d <= - xi * (E x - M)) as DE.
    { intro x. destruct (P x) as [d1 [d2 [d3 [o1 [o2 [o3 [[D1 [D2 D3]] [O [Q1 [Q2 Q3]]]]]]]]]]. destruct (series_rates k x) as [f1 [f2 [f3 [[F1 [F2 F3]] [G1 [G2 G3]]]]]].
      exists (2 * ((s1 x - T1 k x) * (d1 - f1) + (s2 x - T2 k x) * (d2 - f2) + (s3 x - T3 k x) * (d3 - f3))). split.
      - unfold E. revert F1 F2 F3. generalize (T1 k), (T2 k), (T3 k). intros u1 u2 u3 F1 F2 F3. auto_derive; [repeat split; eexists; eassumption |].
        change (fun x => s1 x) with s1; change (fun x => s2 x) with s2; change (fun x => s3 x) with s3; change (fun x => u1 x) with u1; change (fun x => u2 x) with u2; change (fun x => u3 x) with u3.
        rewrite (is_derive_unique _ _ _ D1), (is_derive_unique _ _ _ D2), (is_derive_unique _ _ _ D3), (is_derive_unique _ _ _ F1), (is_derive_unique _ _ _ F2), (is_derive_unique _ _ _ F3). ring.
      - assert (k * (2 * ((s1 x - T1 k x) * (d1 - f1) + (s2 x - T2 k x) * (d2 - f2) + (s3 x - T3 k x) * (d3 - f3))) =
          2 * ((s1 x - T1 k x) * (k ^ 4 * r1 x + o1) + (s2 x - T2 k x) * (k ^ 4 * r2 x + o2) + (s3 x - T3 k x) * (k ^ 4 * r3 x + o3)) - 2 * xi * E x) as V.
        { transitivity (2 * ((s1 x - T1 k x) * (k * d1 - k * f1) + (s2 x - T2 k x) * (k * d2 - k * f2) + (s3 x - T3 k x) * (k * d3 - k * f3))); [ring |].
          rewrite Q1, Q2, Q3, G1, G2, G3. unfold E. ring. }
        rewrite V. pose proof (rest_bounds x) as W. unfold E, M. clear - W X O R1 C0.
        assert (forall e r o, 2 * (e * (k ^ 4 * r + o)) <= xi * e ^ 2 + 2 * ((k ^ 4 * r) ^ 2 + o ^ 2) / xi) as Y.
        { intros e r o. apply (Rmult_le_reg_r xi); [exact X |]. replace ((xi * e ^ 2 + 2 * ((k ^ 4 * r) ^ 2 + o ^ 2) / xi) * xi) with ((xi * e) ^ 2 + 2 * ((k ^ 4 * r) ^ 2 + o ^ 2)) by (field; lra).
          pose proof (pow2_ge_0 (xi * e - (k ^ 4 * r + o))). pose proof (pow2_ge_0 (k ^ 4 * r - o)). lra. }
        pose proof (Y (s1 x - T1 k x) (r1 x) o1). pose proof (Y (s2 x - T2 k x) (r2 x) o2). pose proof (Y (s3 x - T3 k x) (r3 x) o3).
        assert (2 * ((k ^ 4) ^ 2 * (r1 x ^ 2 + r2 x ^ 2 + r3 x ^ 2) + (o1 ^ 2 + o2 ^ 2 + o3 ^ 2)) <= (k ^ 4 * R) ^ 2) as Z.
        { pose proof (Rmult_le_compat_l ((k ^ 4) ^ 2) _ _ (pow2_ge_0 (k ^ 4)) W). assert (0 <= (k ^ 4) ^ 2 * (2 * rest ^ 2 + 2 * C ^ 2 + 8 * (rest * C)))
            by (apply Rmult_le_pos; [apply pow2_ge_0 | pose proof (pow2_ge_0 rest); pose proof (pow2_ge_0 C); pose proof (Rmult_le_pos _ _ R1 C0); lra]). unfold R. lra. }
        apply (Rmult_le_compat_r (/ xi)) in Z; [| left; apply Rinv_0_lt_compat; exact X].
        replace (- xi * ((s1 x - T1 k x) ^ 2 + (s2 x - T2 k x) ^ 2 + (s3 x - T3 k x) ^ 2 - (k ^ 4 * (R / xi)) ^ 2)) with
          (- xi * ((s1 x - T1 k x) ^ 2 + (s2 x - T2 k x) ^ 2 + (s3 x - T3 k x) ^ 2) + (k ^ 4 * R) ^ 2 * / xi) by (field; lra).
        unfold Rdiv in *. lra. }
    assert (forall x, E x <= M) as L.
    { destruct (series_bounded k) as [B' Bo']. assert (forall x, E x <= 2 * (B + B')) as EB.
      { intro x. unfold E. pose proof (Bo x). pose proof (Bo' x). 
        pose proof (pow2_ge_0 (s1 x + T1 k x)). pose proof (pow2_ge_0 (s2 x + T2 k x)). pose proof (pow2_ge_0 (s3 x + T3 k x)). nra. }
      assert (forall x, is_derive E x (Derive E x) /\ k * Derive E x <= - xi * (E x - M)) as DD
        by (intro x; destruct (DE x) as [d [D1 D2]]; rewrite (is_derive_unique _ _ _ D1); split; assumption).
      destruct (Rtotal_order k 0) as [N | [N | N]].
      - intro x. rewrite <- (Ropp_involutive x). apply (decays (- k) xi M (2 * (B + B')) (fun y => E (- y)) (fun y => - Derive E (- y))); try lra; try (intro y; apply EB).
        + intro y. destruct (DD (- y)) as [D _]. auto_derive; [eexists; exact D | change (fun x => E x) with E; ring].
        + intro y. destruct (DD (- y)) as [_ D]. lra.
      - intro x. destruct (DD x) as [_ D]. rewrite N in D. apply (Rmult_le_reg_l xi); [exact X | lra].
      - apply (decays k xi M (2 * (B + B')) E (Derive E)); try assumption; intro y; apply DD. }
    assert (0 <= k ^ 4 * (R / xi)) as K by (apply Rmult_le_pos; [replace (k ^ 4) with ((k ^ 2) ^ 2) by ring; apply pow2_ge_0 | apply Rmult_le_pos; [exact R0 | left; apply Rinv_0_lt_compat; exact X]]).
    intro x. pose proof (L x) as Lx. unfold E, M in Lx. pose proof (pow2_ge_0 (s1 x - T1 k x)). pose proof (pow2_ge_0 (s2 x - T2 k x)). pose proof (pow2_ge_0 (s3 x - T3 k x)).
    split; rewrite <- (Rabs_pos_eq (k ^ 4 * (R / xi))) by exact K; apply Rsqr_le_abs_0; unfold Rsqr; nra.
  Qed.

  (* The series itself: the hypotheses hold somewhere. *)
  Lemma series_passes k : passing xi rest k (T1 k) (T2 k) (T3 k).
  Proof.
    intro x. destruct (series_rates k x) as [f1 [f2 [f3 [D [G1 [G2 G3]]]]]].
    exists f1, f2, f3, (- (k ^ 4 * r1 x)), (- (k ^ 4 * r2 x)), (- (k ^ 4 * r3 x)). refine (conj D (conj _ (conj G1 (conj G2 G3)))).
    pose proof (Rmult_le_compat_l ((k ^ 4) ^ 2) _ _ (pow2_ge_0 (k ^ 4)) (rest_bounds x)). lra.
  Qed.
End Series.

Lemma squeezed (f g : R -> R) : is_lim g 0 0 -> Rbar_locally' 0 (fun y => Rabs (f y) <= g y) -> is_lim f 0 0.
Proof.
  intros G H. apply (is_lim_le_le_loc (fun y => - g y) g).
  - revert H. apply filter_imp. intros y Y. apply Rabs_le_between in Y. exact Y.
  - pose proof (is_lim_opp g 0 0 G) as O. simpl in O. rewrite Ropp_0 in O. exact O.
  - exact G.
Qed.

Lemma tanhyp_limit : is_lim tanhyp p_infty 1.
Proof.
  apply (is_lim_le_le_loc (fun N => 1 + -2 * / N) (fun _ => 1)).
  - exists 0. intros N P. destruct (sech_facts N) as [_ [_ [W _]]]. split; [| lra]. unfold tanhyp.
    pose proof (exp_pos N). pose proof (exp_pos (- N)). pose proof (exp_ineq1 N ltac:(lra)).
    assert (exp (- N) < 1) by (rewrite <- exp_0; apply exp_increasing; lra).
    replace ((exp N - exp (- N)) / (exp N + exp (- N))) with (1 + -2 * (exp (- N) / (exp N + exp (- N)))) by (field; lra).
    assert (exp (- N) / (exp N + exp (- N)) <= / N); [| lra].
    apply (Rmult_le_reg_r (N * (exp N + exp (- N)))); [apply Rmult_lt_0_compat; lra |].
    replace (exp (- N) / (exp N + exp (- N)) * (N * (exp N + exp (- N)))) with (N * exp (- N)) by (field; lra).
    replace (/ N * (N * (exp N + exp (- N)))) with (exp N + exp (- N)) by (field; lra). nra.
  - replace (Finite 1) with (Finite (1 + -2 * 0)) by (f_equal; ring). apply (is_lim_plus' (fun _ => 1)); [apply is_lim_const |].
    apply (is_lim_scal_l _ (-2) _ 0). apply (is_lim_inv (fun N => N) p_infty p_infty); [apply is_lim_id | discriminate].
  - apply is_lim_const.
Qed.

Definition sums k c p q N : R := k * (2 * c) * tanhyp N + k ^ 3 * (2 * p * tanhyp N + 2 * q * (tanhyp N - tanhyp N ^ 3 / 3)).
Lemma series_over_wall k c a p q :
  (forall N, is_RInt (fun x => sech x * (k * c * sech x + k ^ 2 * a * sech x * tanhyp x + k ^ 3 * (p * sech x + q * sech x ^ 3))) (- N) N (sums k c p q N)) /\
  is_lim (sums k c p q) p_infty (k * (2 * c) + k ^ 3 * (2 * p + 4 / 3 * q)).
Proof.
  assert (forall x, is_derive sech x (- (sech x * tanhyp x)) /\ is_derive tanhyp x (sech x ^ 2)) as S by (intro x; apply sech_facts).
  assert (forall x, ex_derive sech x /\ ex_derive tanhyp x) as Q by (intro x; destruct (S x); split; eexists; eassumption).
  pose (G N := k * c * tanhyp N - k ^ 2 * a * sech N ^ 2 / 2 + k ^ 3 * (p * tanhyp N + q * (tanhyp N - tanhyp N ^ 3 / 3))).
  assert (forall N, is_RInt (fun x => sech x * (k * c * sech x + k ^ 2 * a * sech x * tanhyp x + k ^ 3 * (p * sech x + q * sech x ^ 3))) (- N) N (G N - G (- N))) as IG.
  { intro N. apply antiderivative_between; intro x; destruct (S x) as [S1 S2]; destruct (Q x) as [Q1 Q2]; destruct (sech_facts x) as [_ [W _]]; unfold G; clear G; revert S1 S2 Q1 Q2 W;
      generalize sech, tanhyp; intros h w S1 S2 Q1 Q2 W.
    - auto_derive; [repeat split; assumption |]. change (fun x => h x) with h; change (fun x => w x) with w.
      rewrite (is_derive_unique _ _ _ S1), (is_derive_unique _ _ _ S2). assert (w x * w x = 1 - h x * h x) as U by lra. field [U].
    - auto_derive. repeat split; assumption. }
  assert (forall x, sech (- x) = sech x /\ tanhyp (- x) = - tanhyp x) as E.
  { intro x. unfold sech, tanhyp. rewrite Ropp_involutive. pose proof (exp_pos x). pose proof (exp_pos (- x)). split; field; lra. }
  pose (V N := k * (2 * c) * tanhyp N + k ^ 3 * (2 * p * tanhyp N + 2 * q * (tanhyp N - tanhyp N ^ 3 / 3))).
  assert (forall N, G N - G (- N) = V N) as GV by (intro N; unfold G, V; destruct (E N) as [-> ->]; field).
  assert (is_lim V p_infty (k * (2 * c) + k ^ 3 * (2 * p + 4 / 3 * q))) as LV.
  { replace (Finite (k * (2 * c) + k ^ 3 * (2 * p + 4 / 3 * q))) with (Finite ((fun w => k * (2 * c) * w + k ^ 3 * (2 * p * w + 2 * q * (w - w ^ 3 / 3))) 1)) by (f_equal; field).
    apply (is_lim_comp_continuous tanhyp (fun w => k * (2 * c) * w + k ^ 3 * (2 * p * w + 2 * q * (w - w ^ 3 / 3))) p_infty 1 tanhyp_limit). apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  split; [intro N; change (sums k c p q N) with (V N); rewrite <- GV; apply IG | exact LV].
Qed.

(* Summed over the wall with the turning of theta. *)
Lemma over_wall (f : R -> R) (k c a p q K I : R) : (forall x, ex_derive f x) ->
  (forall x, Rabs (f x - (k * c * sech x + k ^ 2 * a * sech x * tanhyp x + k ^ 3 * (p * sech x + q * sech x ^ 3))) <= K) ->
  is_lim (fun N => RInt (fun x => sech x * f x) (- N) N) p_infty I -> Rabs (I - (k * (2 * c) + k ^ 3 * (2 * p + 4 / 3 * q))) <= K * PI.
Proof.
  intros D H L.
  destruct (series_over_wall k c a p q) as [IV0 LV]. set (V := sums k c p q) in *.
  assert (forall x, ex_derive sech x) as Q by (intro x; destruct (sech_facts x) as [_ [_ [_ [S _]]]]; eexists; exact S).
  assert (forall N, 0 <= N -> Rabs (RInt (fun x => sech x * f x) (- N) N - V N) <= K * PI) as B.
  { intros N P. assert (is_RInt (fun x => sech x * f x) (- N) N (RInt (fun x => sech x * f x) (- N) N)) as IF.
    { apply (RInt_correct (V := R_CompleteNormedModule)), (ex_RInt_continuous (V := R_CompleteNormedModule)). intros x _.
      apply (ex_derive_continuous (V := R_NormedModule)), (ex_derive_mult sech f); [apply Q | apply D]. }
    assert (is_RInt (fun x => K * sech x) (- N) N (K * (2 * atan (exp N)) - K * (2 * atan (exp (- N))))) as IK.
    { apply (antiderivative_between (fun x => K * (2 * atan (exp x)))); intro x.
      - unfold sech. auto_derive; [trivial |]. pose proof (exp_pos x). rewrite exp_Ropp. field. split; nra.
      - apply (ex_derive_scal sech K), Q. }
    pose proof (IV0 N) as IV.
    pose proof (is_RInt_minus (V := R_NormedModule) _ _ _ _ _ _ IF IV) as IM. unfold minus, plus, opp in IM; simpl in IM.
    assert (0 <= K) as K0 by (pose proof (H 0) as H'; pose proof (Rabs_pos (f 0 - (k * c * sech 0 + k ^ 2 * a * sech 0 * tanhyp 0 + k ^ 3 * (p * sech 0 + q * sech 0 ^ 3)))); lra).
    assert (K * (2 * atan (exp N)) - K * (2 * atan (exp (- N))) <= K * PI) as KP.
    { destruct (atan_bound (exp N)) as [_ A1]. assert (0 < atan (exp (- N))) by (rewrite <- atan_0; apply atan_increasing, exp_pos). nra. }
    assert (forall x, Rabs (sech x * f x - sech x * (k * c * sech x + k ^ 2 * a * sech x * tanhyp x + k ^ 3 * (p * sech x + q * sech x ^ 3))) <= K * sech x) as HH.
    { intro x. destruct (sech_facts x) as [[H0 _] _]. rewrite <- Rmult_minus_distr_l, Rabs_mult, (Rabs_pos_eq (sech x)), (Rmult_comm (sech x)) by lra.
      apply Rmult_le_compat_r; [lra | apply H]. }
    apply Rabs_le. split.
    - apply (Rle_trans _ (- (K * (2 * atan (exp N)) - K * (2 * atan (exp (- N)))))); [lra |].
      apply (is_RInt_le (fun x => opp (K * sech x)) _ (- N) N _ _ ltac:(lra) (is_RInt_opp (V := R_NormedModule) _ _ _ _ IK) IM).
      intros x _. pose proof (HH x) as Y. apply Rabs_le_between in Y. unfold opp. simpl. simpl in Y. lra.
    - apply (Rle_trans _ (K * (2 * atan (exp N)) - K * (2 * atan (exp (- N))))); [| lra].
      apply (is_RInt_le _ (fun x => K * sech x) (- N) N _ _ ltac:(lra) IM IK).
      intros x _. pose proof (HH x) as Y. apply Rabs_le_between in Y. simpl. simpl in Y. lra. }
  assert (is_lim (fun N => RInt (fun x => sech x * f x) (- N) N - V N) p_infty (I - (k * (2 * c) + k ^ 3 * (2 * p + 4 / 3 * q)))) as LL by exact (is_lim_minus' _ _ _ _ _ L LV).
  apply Rabs_le. split.
  - refine (is_lim_le_loc (fun _ => - (K * PI)) _ p_infty (- (K * PI)) _ _ (is_lim_const _ _) LL). exists 0. intros N P. pose proof (B N ltac:(lra)) as Y. apply Rabs_le_between in Y. lra.
  - refine (is_lim_le_loc _ (fun _ => K * PI) p_infty _ (K * PI) _ LL (is_lim_const _ _)). exists 0. intros N P. pose proof (B N ltac:(lra)) as Y. apply Rabs_le_between in Y. lra.
Qed.

Lemma mean_of_series a b k : is_RInt (fun mu => mu * (mu * k * a + (mu * k) ^ 3 * b)) (- 1) 1 (2 * (k * (a / 3) + k ^ 3 * (b / 5))).
Proof.
  pose (F x := x ^ 3 / 3 * k * a + x ^ 5 / 5 * k ^ 3 * b). replace (2 * _) with (F 1 - F (- 1)) by (unfold F; field).
  apply (antiderivative F); intro x; [unfold F; auto_derive; [trivial | field] | auto_derive; trivial].
Qed.
Lemma mean_over_speeds (I : R -> R) a b K P k : 0 <= K -> (forall k, Rabs (I k - (k * a + k ^ 3 * b)) <= k ^ 4 * K) ->
  is_RInt (fun mu => mu * I (mu * k)) (- 1) 1 (2 * P) -> Rabs (P - (k * (a / 3) + k ^ 3 * (b / 5))) <= k ^ 4 * K.
Proof.
  intros K0 H J.
  pose proof (mean_of_series a b k) as S.
  assert (is_RInt (fun _ => k ^ 4 * K) (- 1) 1 (2 * (k ^ 4 * K))) as C.
  { replace (2 * (k ^ 4 * K)) with (k ^ 4 * K * 1 - k ^ 4 * K * (- 1)) by ring. apply (antiderivative (fun x => k ^ 4 * K * x)); intro x; [auto_derive; [trivial | ring] | auto_derive; trivial]. }
  pose proof (is_RInt_minus (V := R_NormedModule) _ _ _ _ _ _ J S) as M. unfold minus, plus, opp in M; simpl in M.
  assert (forall mu, - 1 < mu < 1 -> - (k ^ 4 * K) <= mu * I (mu * k) - mu * (mu * k * a + (mu * k) ^ 3 * b) <= k ^ 4 * K) as B.
  { intros mu R. apply Rabs_le_between. rewrite <- Rmult_minus_distr_l, Rabs_mult. pose proof (H (mu * k)) as Y.
    assert (Rabs mu <= 1) by (apply Rabs_le; lra). pose proof (Rabs_pos mu). pose proof (Rabs_pos (I (mu * k) - (mu * k * a + (mu * k) ^ 3 * b))).
    assert ((mu * k) ^ 4 * K <= k ^ 4 * K); [| nra]. apply Rmult_le_compat_r; [exact K0 |]. replace ((mu * k) ^ 4) with (mu ^ 4 * k ^ 4) by ring.
    assert (0 <= k ^ 4) by (replace (k ^ 4) with ((k ^ 2) ^ 2) by ring; apply pow2_ge_0). assert (mu ^ 4 <= 1); [| nra].
    assert (mu ^ 2 <= 1) by nra. pose proof (pow2_ge_0 mu). replace (mu ^ 4) with (mu ^ 2 * mu ^ 2) by ring. nra. }
  pose proof (is_RInt_le (fun mu => opp (k ^ 4 * K)) _ (- 1) 1 _ _ ltac:(lra) (is_RInt_opp (V := R_NormedModule) _ _ _ _ C) M
    (fun mu R => proj1 (B mu R))) as L1.
  pose proof (is_RInt_le _ (fun mu => k ^ 4 * K) (- 1) 1 _ _ ltac:(lra) M C (fun mu R => proj2 (B mu R))) as L2.
  unfold opp in L1; simpl in L1. simpl in L2. apply Rabs_le. simpl. lra.
Qed.

Lemma ratio_of_parts (P Q : R -> R) xi b A B c K : b <> 0 -> 0 <= K ->
  (forall k, Rabs (P k - (k * (xi * b) + k ^ 3 * A)) <= k ^ 4 * K) -> (forall k, Rabs (Q k - (k * b + k ^ 3 * B)) <= k ^ 4 * K) -> A - xi * B = c * b ->
  second_order (fun k => P k / Q k) (fun k => xi + c * k ^ 2).
Proof.
  intros N K0 HP HQ E. unfold second_order. pose (C := K + Rabs xi * K + Rabs c * Rabs B + Rabs c * K). pose (m := Rabs b / 2).
  assert (0 < m) as M by (unfold m; pose proof (Rabs_pos_lt b N); lra).
  apply (squeezed _ (fun k => C / m * Rabs k)).
  - assert (is_lim Rabs 0 (Rabs 0)) as L by (apply is_lim_continuity, continuity_pt_filterlim, continuous_Rabs).
    apply (is_lim_scal_l Rabs (C / m) 0 (Rabs 0)) in L. simpl in L. rewrite Rabs_R0, Rmult_0_r in L. exact L.
  - assert (0 < Rmin 1 (m / (Rabs B + K + 1))) as D.
    { apply Rmin_pos; [lra |]. apply Rdiv_lt_0_compat; [exact M |]. pose proof (Rabs_pos B). lra. }
    exists (mkposreal _ D). intros k Hk Z. change (Rabs (k - 0) < Rmin 1 (m / (Rabs B + K + 1))) in Hk. rewrite Rminus_0_r in Hk.
    assert (Rabs k < 1) as K1 by (apply (Rlt_le_trans _ _ _ Hk), Rmin_l).
    assert (Rabs k * (Rabs B + K + 1) <= m) as K2.
    { pose proof (Rabs_pos B). assert (Rabs k < m / (Rabs B + K + 1)) as Y by (apply (Rlt_le_trans _ _ _ Hk), Rmin_r).
      apply (Rmult_lt_compat_r (Rabs B + K + 1)) in Y; [| lra]. unfold Rdiv in Y. rewrite Rmult_assoc, Rinv_l in Y; lra. }
    pose proof (Rabs_pos_lt k Z) as K3. assert (0 < k ^ 4) as K4 by (replace (k ^ 4) with ((k ^ 2) ^ 2) by ring; apply pow_lt, pow2_gt_0; exact Z).
    assert (forall y, Rabs y <= k ^ 4 * K -> exists u, y = k ^ 4 * u /\ Rabs u <= K) as U.
    { intros y Y. exists (y / k ^ 4). split; [field; exact Z |]. unfold Rdiv. rewrite Rabs_mult, Rabs_Rinv, (Rabs_pos_eq (k ^ 4)) by lra.
      apply (Rmult_le_reg_r (k ^ 4)); [exact K4 |]. rewrite Rmult_assoc, Rinv_l; lra. }
    destruct (U _ (HP k)) as [u [U1 U2]]. destruct (U _ (HQ k)) as [v [V1 V2]].
    pose (d := b + k * (k * B + k ^ 2 * v)).
    assert (m <= Rabs d) as D1.
    { assert (Rabs (k * (k * B + k ^ 2 * v)) <= m).
      { rewrite Rabs_mult. assert (Rabs (k * B + k ^ 2 * v) <= Rabs B + K); [| nra].
        pose proof (Rabs_triang (k * B) (k ^ 2 * v)). rewrite !Rabs_mult, <- RPow_abs in H. pose proof (Rabs_pos B). pose proof (Rabs_pos v).
        assert (Rabs k ^ 2 <= 1) by nra. assert (0 <= Rabs k ^ 2) by apply pow2_ge_0. nra. }
      unfold d. pose proof (Rabs_triang (b + k * (k * B + k ^ 2 * v)) (- (k * (k * B + k ^ 2 * v)))) as T. rewrite Rabs_Ropp in T.
      replace (b + k * (k * B + k ^ 2 * v) + - (k * (k * B + k ^ 2 * v))) with b in T by ring. unfold m in *. lra. }
    assert (d <> 0) as D0 by (intro H; rewrite H, Rabs_R0 in D1; lra).
    assert ((P k / Q k - (xi + c * k ^ 2)) / k ^ 2 = k * (u - xi * v - c * k * B - c * k ^ 2 * v) / d) as ->.
    { replace (P k) with (k * (xi * b) + k ^ 3 * A + k ^ 4 * u) by lra. replace (Q k) with (k * d) by (unfold d; lra).
      replace A with (xi * B + c * b) by lra. replace b with (d - k * (k * B + k ^ 2 * v)) by (unfold d; ring). clearbody d. field. split; assumption. }
    unfold Rdiv. rewrite !Rabs_mult, Rabs_Rinv by exact D0.
    assert (Rabs (u - xi * v - c * k * B - c * k ^ 2 * v) <= C) as L.
    { assert (forall x y, Rabs (x - y) <= Rabs x + Rabs y) as T by (intros x y; unfold Rminus; pose proof (Rabs_triang x (- y)); rewrite Rabs_Ropp in *; lra).
      pose proof (T (u - xi * v - c * k * B) (c * k ^ 2 * v)) as T1'. pose proof (T (u - xi * v) (c * k * B)) as T2'. pose proof (T u (xi * v)) as T3'.
      rewrite (Rabs_mult (c * k ^ 2)), (Rabs_mult c), <- RPow_abs in T1'. rewrite (Rabs_mult (c * k)), (Rabs_mult c k) in T2'. rewrite (Rabs_mult xi) in T3'. unfold C.
      pose proof (Rabs_pos xi). pose proof (Rabs_pos c). pose proof (Rabs_pos B). pose proof (Rabs_pos v).
      assert (Rabs xi * Rabs v <= Rabs xi * K) by (apply Rmult_le_compat_l; assumption).
      assert (Rabs k * (Rabs c * Rabs B) <= 1 * (Rabs c * Rabs B)) by (apply Rmult_le_compat_r; [apply Rmult_le_pos; assumption | lra]).
      assert (Rabs k ^ 2 <= 1) as K5 by (apply (Rle_trans _ (1 ^ 2)); [apply pow_incr; lra | lra]).
      assert (Rabs k ^ 2 * Rabs v <= 1 * K) as K6 by (apply Rmult_le_compat; try assumption; apply pow2_ge_0).
      apply (Rmult_le_compat_l (Rabs c)) in K6; [| assumption]. lra. }
    assert (/ Rabs d <= / m) by (apply Rinv_le_contravar; assumption). assert (0 < / Rabs d) by (apply Rinv_0_lt_compat; lra).
    pose proof (Rabs_pos (u - xi * v - c * k * B - c * k ^ 2 * v)).
    assert (Rabs (u - xi * v - c * k * B - c * k ^ 2 * v) * / Rabs d <= C * / m) as Y by (apply Rmult_le_compat; lra).
    apply (Rmult_le_compat_l (Rabs k)) in Y; [lra | lra].
Qed.

Lemma wide_wall xi C (S1 S2 S3 : R -> R -> R) (I1 I2 P1 P2 : R -> R) : 0 < xi -> 0 <= C ->
  (forall k, passing xi C k (S1 k) (S2 k) (S3 k)) -> (forall k, exists B, forall x, S1 k x ^ 2 + S2 k x ^ 2 + S3 k x ^ 2 <= B) ->
  (forall k, is_lim (fun N => RInt (fun x => sech x * S1 k x) (- N) N) p_infty (I1 k)) ->
  (forall k, is_lim (fun N => RInt (fun x => sech x * S2 k x) (- N) N) p_infty (I2 k)) ->
  (forall k, is_RInt (fun mu => mu * I1 (mu * k)) (- 1) 1 (2 * P1 k)) -> (forall k, is_RInt (fun mu => mu * I2 (mu * k)) (- 1) 1 (2 * P2 k)) ->
  second_order (fun k => P1 k / P2 k) (fun k => xi + 2 / 5 * xi / (1 + xi ^ 2) * k ^ 2).
Proof.
  intros X C0 P Bo L1 L2 M1 M2. assert (0 < 1 + xi ^ 2) as D by nra.
  set (c1 := - (xi / (1 + xi ^ 2))). set (c2 := - (1 / (1 + xi ^ 2))). set (a1 := (1 - xi ^ 2) / (1 + xi ^ 2) ^ 2). set (a2 := - (2 * xi / (1 + xi ^ 2) ^ 2)).
  set (p1 := (xi * a1 - a2) / (1 + xi ^ 2)). set (p2 := a1 - xi * p1). set (g := (a1 + 2 * c2) / xi).
  set (q1 := (- xi * (2 * a1 + c2) + 2 * a2) / (1 + xi ^ 2)). set (q2 := - 2 * a1 - c2 - xi * q1).
  pose (R0 := rest p1 q1 p2 q2 g). pose (K := 2 * (R0 + C) / xi).
  assert (forall k x, Rabs (S1 k x - T1 c1 a1 p1 q1 k x) <= k ^ 4 * K /\ Rabs (S2 k x - T2 c2 a2 p2 q2 k x) <= k ^ 4 * K) as H.
  { intros k x. destruct (Bo k) as [B HB]. unfold K, R0.
    apply (close xi c1 c2 a1 a2 c2 p1 q1 p2 q2 g X) with (C := C) (s3 := S3 k) (B := B); try assumption; try apply P; try reflexivity;
      unfold q2, q1, p2, p1, g, a1, a2, c1, c2; field; lra. }
  assert (0 <= R0) as R1 by (unfold R0, rest; repeat apply Rplus_le_le_0_compat; apply Rabs_pos).
  assert (0 <= K) as K0 by (apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; exact X]).
  assert (forall k x, ex_derive (S1 k) x /\ ex_derive (S2 k) x) as E.
  { intros k x. destruct (P k x) as [d1 [d2 [d3 [o1 [o2 [o3 [[D1 [D2 D3]] _]]]]]]]. split; eexists; eassumption. }
  assert (forall k, Rabs (I1 k - (k * (2 * c1) + k ^ 3 * (2 * p1 + 4 / 3 * q1))) <= k ^ 4 * (K * PI)) as J1.
  { intro k. replace (k ^ 4 * (K * PI)) with (k ^ 4 * K * PI) by ring. apply (over_wall (S1 k) k c1 a1 p1 q1 _ _ (fun x => proj1 (E k x)) (fun x => proj1 (H k x)) (L1 k)). }
  assert (forall k, Rabs (I2 k - (k * (2 * c2) + k ^ 3 * (2 * p2 + 4 / 3 * q2))) <= k ^ 4 * (K * PI)) as J2.
  { intro k. replace (k ^ 4 * (K * PI)) with (k ^ 4 * K * PI) by ring. apply (over_wall (S2 k) k c2 a2 p2 q2 _ _ (fun x => proj2 (E k x)) (fun x => proj2 (H k x)) (L2 k)). }
  assert (0 <= K * PI) as KP by (apply Rmult_le_pos; [exact K0 | left; exact PI_RGT_0]).
  refine (ratio_of_parts P1 P2 xi (2 * c2 / 3) ((2 * p1 + 4 / 3 * q1) / 5) ((2 * p2 + 4 / 3 * q2) / 5) _ (K * PI) _ KP _ _ _).
  - unfold c2. intro Z. assert (0 < 1 / (1 + xi ^ 2)) by (apply Rdiv_lt_0_compat; lra). lra.
  - intro k. replace (xi * (2 * c2 / 3)) with (2 * c1 / 3) by (unfold c1, c2; field; lra). apply (mean_over_speeds I1 _ _ _ _ _ KP J1 (M1 k)).
  - intro k. apply (mean_over_speeds I2 _ _ _ _ _ KP J2 (M2 k)).
  - unfold q2, q1, p2, p1, a1, a2, c2. field. lra.
Qed.

(* The series: the hypotheses hold somewhere. *)
Lemma wide_wall_somewhere : exists C (S1 S2 S3 : R -> R -> R) (I1 I2 P1 P2 : R -> R), 0 <= C /\
  (forall k, passing 1 C k (S1 k) (S2 k) (S3 k)) /\ (forall k, exists B, forall x, S1 k x ^ 2 + S2 k x ^ 2 + S3 k x ^ 2 <= B) /\
  (forall k, is_lim (fun N => RInt (fun x => sech x * S1 k x) (- N) N) p_infty (I1 k) /\ is_lim (fun N => RInt (fun x => sech x * S2 k x) (- N) N) p_infty (I2 k)) /\
  (forall k, is_RInt (fun mu => mu * I1 (mu * k)) (- 1) 1 (2 * P1 k) /\ is_RInt (fun mu => mu * I2 (mu * k)) (- 1) 1 (2 * P2 k)).
Proof.
  set (c := - (1 / 2)). set (p1 := 1 / 4). set (p2 := - (1 / 4)). set (g := - 1). set (q1 := - (1 / 4)). set (q2 := 3 / 4).
  exists (rest p1 q1 p2 q2 g), (T1 c 0 p1 q1), (T2 c c p2 q2), (T3 c g),
    (fun k => k * (2 * c) + k ^ 3 * (2 * p1 + 4 / 3 * q1)), (fun k => k * (2 * c) + k ^ 3 * (2 * p2 + 4 / 3 * q2)),
    (fun k => k * ((2 * c) / 3) + k ^ 3 * ((2 * p1 + 4 / 3 * q1) / 5)), (fun k => k * ((2 * c) / 3) + k ^ 3 * ((2 * p2 + 4 / 3 * q2) / 5)).
  refine (conj _ (conj _ (conj _ (conj _ _)))).
  - unfold rest. repeat apply Rplus_le_le_0_compat; apply Rabs_pos.
  - intro k. apply series_passes with (c1 := c) (a1 := 0); unfold c, p1, p2, g, q1, q2; lra.
  - intro k. apply series_bounded.
  - intro k. destruct (series_over_wall k c 0 p1 q1) as [A1 B1]. destruct (series_over_wall k c c p2 q2) as [A2 B2].
    split; eapply is_lim_ext; try eassumption; intro N; symmetry; apply is_RInt_unique; [apply A1 | apply A2].
  - intro k. split; apply mean_of_series.
Qed.
