(* A texture that is carried along a line, and a wall whose plane may turn. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* What a field does on a texture that is carried along at the speed v: Eq. 16 along the way of M, from the torque of Eq. 15. *)
Lemma carried gamma alpha tau_ex xi n_0 M_s mu_B P e j v M s H :
  0 < tau_ex -> 0 < M_s -> 0 < e -> dot M M = M_s ^ 2 -> dot M s = 0 ->
  times3 (- v) s = llg gamma alpha M_s M H (times3 (- v) s)
    (torque tau_ex M_s (accumulation tau_ex xi n_0 M_s mu_B P e M (times3 (- v) s) (times3 j s)) M) ->
  gamma * M_s * dot H s + ((alpha + n_0 / M_s / (1 + xi ^ 2) * xi) * v + xi * (P * mu_B / (e * M_s * (1 + xi ^ 2)) * j)) * dot s s = 0.
Proof.
  intros T N E Q F L. assert (0 < 1 + xi ^ 2) as X by nra.
  assert (forall k, dot M (times3 k s) = 0) as A
    by (intro k; destruct M as [[? ?] ?], s as [[? ?] ?]; unfold dot, times3 in *; transitivity (k * 0); [rewrite <- F |]; ring).
  rewrite (torque_of_accumulation tau_ex xi n_0 M_s mu_B P e M _ _ T N E Q (A (- v)) (A j)) in L. clear A.
  replace (xi * n_0 / M_s / (1 + xi ^ 2) / M_s) with (n_0 / M_s / (1 + xi ^ 2) * xi / M_s) in L by (field; split; lra).
  replace (xi * P * mu_B / (e * M_s * (1 + xi ^ 2)) / M_s) with (xi * (P * mu_B / (e * M_s * (1 + xi ^ 2))) / M_s) in L by (field; repeat split; lra).
  revert L. generalize (n_0 / M_s / (1 + xi ^ 2)), (P * mu_B / (e * M_s * (1 + xi ^ 2))). intros eta u L. clear T E X.
  apply (f_equal (dot (cross M s))) in L. apply (Rmult_eq_reg_l (M_s * M_s)); [| nra]. rewrite Rmult_0_r.
  destruct M as [[a b] c], s as [[x y] z], H as [[p q] o]. unfold llg, plus3, times3, cross, dot in *.
  assert (a * x = - (b * y + c * z)) as K by lra. assert (c * c = M_s ^ 2 - a * a - b * b) as W by lra. clear F Q.
  apply Rminus_diag_eq, (Rmult_eq_compat_l M_s) in L. rewrite Rmult_0_r in L. rewrite <- L. clear L. field [K W]. lra.
Qed.

Lemma constant_RInt (f : R -> R) c : (forall x, f x = c) -> is_RInt f 0 1 c.
Proof.
  intro H. pose proof (is_RInt_const (V := R_NormedModule) 0 1 c) as I. change (scal (1 - 0) c) with ((1 - 0) * c) in I.
  replace ((1 - 0) * c) with c in I by ring. eapply (is_RInt_ext (V := R_NormedModule)); [| exact I]. intros x _. symmetry. apply H.
Qed.

(* The field of a crystal of stiffness A, with K sin^2(theta) about the z axis and K_perp sin^2(theta) sin^2(phi): less the variation of
   A (dM/dx)^2/M_s^2 - K M_z^2/M_s^2 + K_perp M_y^2/M_s^2 with M; and Eq. 16 at a place, of a magnetization along the line of the current. *)
Definition crystal (A K K_perp M_s : R) (M bend : vec) : vec :=
  plus3 (times3 (2 * A / M_s ^ 2) bend) (0, - (2 * K_perp / M_s ^ 2) * snd (fst M), 2 * K / M_s ^ 2 * snd M).
Definition obeys (A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j : R) (M : R -> R -> vec) (t x : R) : Prop :=
  exists (now : vec) (slope : R -> vec) (bend : vec), rate3 (fun t => M t x) t now /\ (forall x, rate3 (M t) x (slope x)) /\ rate3 slope x bend /\
  now = llg gamma alpha M_s (M t x) (crystal A K K_perp M_s (M t x) bend) now
    (torque tau_ex M_s (accumulation tau_ex xi n_0 M_s mu_B P e (M t x) now (times3 j (slope x))) (M t x)).

(* A wall of Walker's profile: its angle, its magnetization where its plane is turned by phi, and the width that is its own there. *)
Definition profile (y : R) : R := 2 * atan (exp y).
Definition walker (M_s width phi x : R) : vec := times3 M_s (direction (profile (x / width)) phi).
Definition own_width (A K K_perp phi : R) : R := sqrt (A / (K + K_perp * sin phi ^ 2)).

Lemma profile_slope y : is_derive profile y (sin (profile y)).
Proof.
  unfold profile. rewrite sin_2a, sin_atan, cos_atan. pose proof (exp_pos y) as P. assert (0 < 1 + (exp y)²) as Q by (unfold Rsqr; nra).
  auto_derive; [trivial |]. pose proof (sqrt_sqrt _ (Rlt_le _ _ Q)) as S. pose proof (sqrt_lt_R0 _ Q) as Z.
  transitivity (2 * exp y / (sqrt (1 + (exp y)²) * sqrt (1 + (exp y)²))); [rewrite S; unfold Rsqr in *; field; lra | field; lra].
Qed.
Lemma profile_centre : sin (profile 0) = 1 /\ cos (profile 0) = 0.
Proof. unfold profile. rewrite exp_0, atan_1. replace (2 * (PI / 4)) with (PI / 2) by field. rewrite sin_PI2, cos_PI2. split; reflexivity. Qed.
Lemma profile_beside : sin (profile 1) <> 0 /\ cos (profile 1) <> 0.
Proof.
  unfold profile. rewrite sin_2a, cos_2a, sin_atan, cos_atan. pose proof (exp_ineq1 1 ltac:(lra)) as P. set (E := exp 1) in *.
  assert (0 < 1 + E²) as Q by (unfold Rsqr; nra). pose proof (sqrt_sqrt _ (Rlt_le _ _ Q)) as S. pose proof (sqrt_lt_R0 _ Q) as Z.
  set (r := sqrt (1 + E²)) in *. split.
  - assert (0 < 2 * (E / r) * (1 / r)); [| lra]. repeat apply Rmult_lt_0_compat; try lra; apply Rinv_0_lt_compat; lra.
  - replace (1 / r * (1 / r) - E / r * (E / r)) with ((1 - E * E) / (r * r)) by (field; lra). intro N.
    apply (Rmult_eq_compat_r (r * r)) in N. field_simplify in N; [nra | lra].
Qed.

Lemma rate3_unique f t d d' : rate3 f t d -> rate3 f t d' -> d = d'.
Proof.
  intros [A [B C]] [A' [B' C']]. destruct d as [[a b] c], d' as [[a' b'] c']. simpl in *.
  rewrite <- (is_derive_unique _ _ _ A), <- (is_derive_unique _ _ _ B), <- (is_derive_unique _ _ _ C).
  rewrite (is_derive_unique _ _ _ A'), (is_derive_unique _ _ _ B'), (is_derive_unique _ _ _ C'). reflexivity.
Qed.

(* How a direction of two angles moves. *)
Lemma direction_moves M_s (th ph : R -> R) t a b : is_derive th t a -> is_derive ph t b ->
  rate3 (fun t => times3 M_s (direction (th t) (ph t))) t
    (times3 M_s (plus3 (times3 a (e_theta (th t) (ph t))) (times3 (b * sin (th t)) (e_phi (th t) (ph t))))).
Proof.
  intros A B. unfold rate3, times3, direction, plus3, e_theta, e_phi. cbv beta iota delta [fst snd].
  refine (conj _ (conj _ _)); (auto_derive; [repeat split; eexists; eassumption |]);
    change (fun x => th x) with th; change (fun x => ph x) with ph; rewrite ?(is_derive_unique _ _ _ A), ?(is_derive_unique _ _ _ B); ring.
Qed.
Lemma slope_moves M_s (th : R -> R) ph x d : 0 < d -> is_derive th x (sin (th x) / d) ->
  rate3 (fun x => times3 (M_s * sin (th x) / d) (e_theta (th x) ph)) x
    (times3 (M_s * sin (th x) / d ^ 2) (plus3 (times3 (cos (th x)) (e_theta (th x) ph)) (times3 (- sin (th x)) (direction (th x) ph)))).
Proof.
  intros D A. unfold rate3, times3, direction, plus3, e_theta. cbv beta iota delta [fst snd].
  refine (conj _ (conj _ _)); (auto_derive; [repeat split; eexists; eassumption |]);
    change (fun x => th x) with th; rewrite ?(is_derive_unique _ _ _ A); field; lra.
Qed.

(* Eq. 16 at a place of a wall, by its two components across the magnetization. *)
Lemma components A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j eta u (th : R -> R -> R) (ph : R -> R) d t x a b :
  0 < tau_ex -> 0 < M_s -> 0 < e -> 0 < d -> eta = n_0 / M_s / (1 + xi ^ 2) -> u = P * mu_B / (e * M_s * (1 + xi ^ 2)) * j ->
  is_derive (fun t => th t x) t a -> is_derive ph t b -> (forall x, is_derive (th t) x (sin (th t x) / d)) ->
  let s := sin (th t x) in let c := cos (th t x) in let p := sin (ph t) in let q := cos (ph t) in
  obeys A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j (fun t x => times3 M_s (direction (th t x) (ph t))) t x <->
  (1 + eta) * a + (alpha + eta * xi) * (b * s) + gamma * (2 * K_perp / M_s) * s * p * q - u * s / d = 0 /\
  (1 + eta) * (b * s) - (alpha + eta * xi) * a + gamma * (2 / M_s) * s * c * (A / d ^ 2 - K - K_perp * p ^ 2) + xi * u * s / d = 0.
Proof.
  intros T N E D Eta U Ra Rb Rx s c p q.
  set (now := times3 M_s (plus3 (times3 a (e_theta (th t x) (ph t))) (times3 (b * s) (e_phi (th t x) (ph t))))).
  set (slope := fun x => times3 (M_s * sin (th t x) / d) (e_theta (th t x) (ph t))).
  set (bend := times3 (M_s * s / d ^ 2) (plus3 (times3 c (e_theta (th t x) (ph t))) (times3 (- s) (direction (th t x) (ph t))))).
  set (M := times3 M_s (direction (th t x) (ph t))).
  assert (rate3 (fun t => times3 M_s (direction (th t x) (ph t))) t now) as R1 by (exact (direction_moves M_s (fun t => th t x) ph t a b Ra Rb)).
  assert (forall x, rate3 (fun x => times3 M_s (direction (th t x) (ph t))) x (slope x)) as R2.
  { intro y. pose proof (direction_moves M_s (th t) (fun _ => ph t) y _ 0 (Rx y) (is_derive_const (V := R_NormedModule) _ _)) as H.
    replace (slope y) with (times3 M_s (plus3 (times3 (sin (th t y) / d) (e_theta (th t y) (ph t))) (times3 (0 * sin (th t y)) (e_phi (th t y) (ph t))))); [exact H |].
    unfold slope, times3, plus3, e_theta, e_phi. repeat apply same_pair; field; lra. }
  assert (rate3 slope x bend) as R3 by (exact (slope_moves M_s (th t) (ph t) x d D (Rx x))).
  assert (obeys A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j (fun t x => times3 M_s (direction (th t x) (ph t))) t x <->
    now = llg gamma alpha M_s M (crystal A K K_perp M_s M bend) now
      (torque tau_ex M_s (accumulation tau_ex xi n_0 M_s mu_B P e M now (times3 j (slope x))) M)) as ->.
  { split; [| intro H; exists now, slope, bend; refine (conj R1 (conj R2 (conj R3 H)))].
    intros [n [sl [be [H1 [H2 [H3 H]]]]]]. fold M in H. rewrite (rate3_unique _ _ _ _ H1 R1) in H. rewrite (rate3_unique _ _ _ _ (H2 x) (R2 x)) in H.
    rewrite (rate3_unique slope x be bend) in H; [exact H | | exact R3].
    destruct H3 as [X [Y Z]]. refine (conj _ (conj _ _)); (eapply is_derive_ext; [| eassumption]); intro y; simpl; rewrite (rate3_unique _ _ _ _ (H2 y) (R2 y)); reflexivity. }
  clear R1 R2 R3 Ra Rb Rx. unfold M, now, slope, bend, s, c, p, q. clear M now slope bend s c p q.
  pose proof (square_of_sin (th t x)) as S. pose proof (square_of_sin (ph t)) as F.
  assert (0 < 1 + xi ^ 2) as Q by nra.
  rewrite (torque_of_accumulation tau_ex xi n_0 M_s mu_B P e _ _ _ T N E);
    try (unfold dot, times3, plus3, direction, e_theta, e_phi; ring [S F]).
  replace (xi * n_0 / M_s / (1 + xi ^ 2) / M_s) with (eta * xi / M_s) by (rewrite Eta; field; split; lra). rewrite <- Eta.
  set (w := P * mu_B / (e * M_s * (1 + xi ^ 2))) in *.
  replace (xi * P * mu_B / (e * M_s * (1 + xi ^ 2)) / M_s) with (xi * w / M_s) by (unfold w; field; repeat split; lra).
  clearbody w. clear Eta T E Q. rewrite U. clear U. unfold llg, crystal, plus3, times3, cross, direction, e_theta, e_phi. cbv beta iota delta [fst snd].
  revert S F. generalize (sin (th t x)), (cos (th t x)), (sin (ph t)), (cos (ph t)). intros s c p q S F.
  match goal with |- (?l1, ?l2, ?l3) = (?r1, ?r2, ?r3) <-> ?X = 0 /\ ?Y = 0 =>
    assert (l1 - r1 = M_s * (X * (c * q) - Y * p)) as I1 by (field [S F]; lra);
    assert (l2 - r2 = M_s * (X * (c * p) + Y * q)) as I2 by (field [S F]; lra);
    assert (l3 - r3 = - M_s * (X * s)) as I3 by (field [S F]; lra);
    set (X0 := X) in *; set (Y0 := Y) in *; clearbody X0 Y0;
    split; [intro H; assert (l1 = r1 /\ l2 = r2 /\ l3 = r3) as [H1 [H2 H3]] by (injection H; intros; repeat split; assumption); apply Rminus_diag_eq in H1; apply Rminus_diag_eq in H2; apply Rminus_diag_eq in H3; rewrite I1 in H1; rewrite I2 in H2; rewrite I3 in H3; clear H I1 I2 I3
           | intros [-> ->]; repeat apply same_pair; apply Rminus_diag_uniq; [rewrite I1 | rewrite I2 | rewrite I3]; ring]
  end.
  assert (M_s * (X0 * (s * s + c * c * (p * p + q * q))) = 0) as Hx by (transitivity (- (- M_s * (X0 * s)) * s + (M_s * (X0 * (c * q) - Y0 * p)) * (c * q) + (M_s * (X0 * (c * p) + Y0 * q)) * (c * p)); [ring | rewrite H1, H2, H3; ring]).
  assert (M_s * (Y0 * (p * p + q * q)) = 0) as Hy by (transitivity (- (M_s * (X0 * (c * q) - Y0 * p)) * p + (M_s * (X0 * (c * p) + Y0 * q)) * q); [ring | rewrite H1, H2; ring]).
  replace (p * p + q * q) with 1 in * by lra. replace (s * s + c * c * 1) with 1 in Hx by lra.
  split; apply (Rmult_eq_reg_l M_s); lra.
Qed.

(* What holds the plane of a wall of its own width, at an angle, and what it is at most. *)
Definition pull (A K K_perp phi : R) : R := own_width A K K_perp phi * (sin phi * cos phi).
Definition most (A K K_perp : R) : R := sqrt A / (sqrt K + sqrt (K + K_perp)).

Lemma own_square A K K_perp phi : 0 < A -> 0 < K -> 0 <= K_perp ->
  0 < own_width A K K_perp phi /\ own_width A K K_perp phi ^ 2 = A / (K + K_perp * sin phi ^ 2).
Proof.
  intros P Q S. assert (0 < K + K_perp * sin phi ^ 2) as D by (pose proof (pow2_ge_0 (sin phi)); nra).
  assert (0 < A / (K + K_perp * sin phi ^ 2)) as E by (apply Rdiv_lt_0_compat; assumption).
  split; [apply sqrt_lt_R0; exact E | apply pow2_sqrt; lra].
Qed.
Lemma roots K K_perp : 0 < K -> 0 <= K_perp ->
  exists r o, sqrt K = r /\ sqrt (K + K_perp) = o /\ 0 < r /\ 0 < o /\ K = r ^ 2 /\ K_perp = o ^ 2 - r ^ 2.
Proof.
  intros P Q. exists (sqrt K), (sqrt (K + K_perp)). pose proof (pow2_sqrt K ltac:(lra)) as S. pose proof (pow2_sqrt (K + K_perp) ltac:(lra)) as T.
  repeat split; try (apply sqrt_lt_R0; lra); lra.
Qed.
Lemma pull_at_most A K K_perp phi : 0 < A -> 0 < K -> 0 <= K_perp -> Rabs (pull A K K_perp phi) <= most A K K_perp.
Proof.
  intros P Q S. destruct (own_square A K K_perp phi P Q S) as [W E]. destruct (roots K K_perp Q S) as [r [o [R1 [R2 [R3 [R4 [R5 R6]]]]]]].
  unfold most, pull. rewrite R1, R2. clear R1 R2. pose proof (sqrt_lt_R0 _ P) as G. pose proof (pow2_sqrt A ltac:(lra)) as H.
  pose proof (square_of_sin phi) as F. set (w := own_width A K K_perp phi) in *. clearbody w.
  rewrite <- (Rabs_pos_eq (sqrt A / (r + o))) by (left; apply Rdiv_lt_0_compat; lra). apply Rsqr_le_abs_0. unfold Rsqr.
  replace (w * (sin phi * cos phi) * (w * (sin phi * cos phi))) with (w ^ 2 * (sin phi ^ 2 * (1 - sin phi ^ 2))) by ring [F].
  rewrite E. replace (sqrt A / (r + o) * (sqrt A / (r + o))) with (sqrt A ^ 2 / (r + o) ^ 2) by (field; lra). rewrite H, R6, R5. clear E W.
  pose proof (pow2_ge_0 (sin phi)) as Z. set (z := sin phi ^ 2) in *. clearbody z.
  assert (0 < r ^ 2 + (o ^ 2 - r ^ 2) * z) as D by (pose proof (pow_lt r 2 R3); nra). assert (0 < (r + o) ^ 2) as D2 by (apply pow_lt; lra).
  apply (Rmult_le_reg_r ((r ^ 2 + (o ^ 2 - r ^ 2) * z) * (r + o) ^ 2)); [nra |].
  replace (A / (r ^ 2 + (o ^ 2 - r ^ 2) * z) * (z * (1 - z)) * ((r ^ 2 + (o ^ 2 - r ^ 2) * z) * (r + o) ^ 2)) with (A * (z * (1 - z) * (r + o) ^ 2)) by (field; lra).
  replace (A / (r + o) ^ 2 * ((r ^ 2 + (o ^ 2 - r ^ 2) * z) * (r + o) ^ 2)) with (A * (r ^ 2 + (o ^ 2 - r ^ 2) * z)) by (field; lra).
  apply Rmult_le_compat_l; [lra |]. pose proof (pow2_ge_0 (r - (r + o) * z)). lra.
Qed.
Lemma pull_is_most A K K_perp : 0 < A -> 0 < K -> 0 <= K_perp -> exists phi,
  pull A K K_perp phi = most A K K_perp /\ pull A K K_perp (- phi) = - most A K K_perp.
Proof.
  intros P Q S. destruct (roots K K_perp Q S) as [r [o [R1 [R2 [R3 [R4 [R5 R6]]]]]]].
  pose proof (Rdiv_lt_0_compat r (r + o) R3 ltac:(lra)) as F. pose proof (Rdiv_lt_0_compat o (r + o) R4 ltac:(lra)) as F'.
  assert (1 - r / (r + o) = o / (r + o)) as V by (field; lra). pose proof (sqrt_lt_R0 _ F) as X.
  pose proof (sqrt_sqrt _ (Rlt_le _ _ F)) as Y. assert (sqrt (r / (r + o)) <= 1) as Z by nra.
  exists (asin (sqrt (r / (r + o)))).
  assert (pull A K K_perp (asin (sqrt (r / (r + o)))) = most A K K_perp) as E.
  { unfold pull, own_width, most. rewrite R1, R2, sin_asin, cos_asin by lra. replace (1 - (sqrt (r / (r + o)))²) with (o / (r + o)) by (unfold Rsqr; lra).
    replace (sqrt (r / (r + o)) ^ 2) with (r / (r + o)) by (simpl; lra).
    replace (K + K_perp * (r / (r + o))) with (r * o) by (rewrite R5, R6; field; lra).
    rewrite <- sqrt_mult by lra. rewrite <- sqrt_mult; [| left; apply Rdiv_lt_0_compat; nra | left; apply Rmult_lt_0_compat; lra].
    replace (A / (r * o) * (r / (r + o) * (o / (r + o)))) with (A / (r + o) ^ 2) by (field; lra).
    rewrite sqrt_div_alt by (apply pow_lt; lra). rewrite sqrt_pow2 by lra. reflexivity. }
  split; [exact E |]. rewrite <- E. unfold pull, own_width. rewrite sin_neg, cos_neg. replace ((- sin _) ^ 2) with (sin (asin (sqrt (r / (r + o)))) ^ 2) by ring. ring.
Qed.
Lemma pull_takes A K K_perp k y : 0 < A -> 0 < K -> 0 <= K_perp -> Rabs y <= Rabs (k * most A K K_perp) -> exists phi, k * pull A K K_perp phi = y.
Proof.
  intros P Q S H. destruct (Req_dec k 0) as [-> | N].
  - exists 0. rewrite Rmult_0_l, Rabs_R0 in H. destruct (Req_dec y 0) as [-> | Y]; [ring | apply Rabs_pos_lt in Y; lra].
  - destruct (pull_is_most A K K_perp P Q S) as [o [U V]].
    assert (0 <= most A K K_perp) as M by (pose proof (pull_at_most A K K_perp 0 P Q S); pose proof (Rabs_pos (pull A K K_perp 0)); lra).
    assert (Rabs (y / k) <= most A K K_perp) as B.
    { unfold Rdiv. rewrite Rabs_mult, Rabs_inv. pose proof (Rabs_pos_lt _ N) as G. rewrite Rabs_mult, (Rabs_pos_eq _ M) in H.
      apply (Rmult_le_reg_r (Rabs k)); [exact G |]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra. lra. }
    apply Rabs_le_between in B.
    destruct (IVT_gen (pull A K K_perp) (- o) o (y / k)) as [phi [_ E]].
    + intro x. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule)).
      unfold pull, own_width. auto_derive. repeat split; [apply Rgt_not_eq | apply Rdiv_lt_0_compat; [exact P |]];
      (apply (Rlt_le_trans _ K); [exact Q |]); pose proof (Rmult_le_pos _ _ S (pow2_ge_0 (sin x))); lra.
    + rewrite U, V. rewrite Rmin_left, Rmax_right by lra. exact B.
    + exists phi. rewrite E. field. exact N.
Qed.

Section Walls.
  Variables A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e eta : R.
  Hypotheses (HA : 0 < A) (HK : 0 < K) (Hp : 0 <= K_perp) (HT : 0 < tau_ex) (HM : 0 < M_s) (He : 0 < e) (HG : 0 < gamma) (HD : 0 < alpha + eta * xi)
    (Heta : eta = n_0 / M_s / (1 + xi ^ 2)).
  Let u (j : R) : R := P * mu_B / (e * M_s * (1 + xi ^ 2)) * j.
  Let at16 (j : R) := obeys A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j.
  Let held : R := (alpha + eta * xi) * (gamma * (2 * K_perp / M_s)).

  (* Which walls move as they are, and how. *)
  Lemma rigid_wall j d phi v : 0 < d -> (forall t x, at16 j (fun t x => walker M_s d phi (x - v * t)) t x) <->
    d = own_width A K K_perp phi /\ v = - (xi * u j / (alpha + eta * xi)) /\ u j * (alpha - xi) = held * (d * (sin phi * cos phi)).
  Proof.
    intro D.
    assert (forall t x, at16 j (fun t x => walker M_s d phi (x - v * t)) t x <->
      let s := sin (profile ((x - v * t) / d)) in let c := cos (profile ((x - v * t) / d)) in
      (1 + eta) * (- v / d * s) + (alpha + eta * xi) * (0 * s) + gamma * (2 * K_perp / M_s) * s * sin phi * cos phi - u j * s / d = 0 /\
      (1 + eta) * (0 * s) - (alpha + eta * xi) * (- v / d * s) + gamma * (2 / M_s) * s * c * (A / d ^ 2 - K - K_perp * sin phi ^ 2) + xi * u j * s / d = 0) as C.
    { intros t x. apply (components A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j eta (u j) (fun t x => profile ((x - v * t) / d)) (fun _ => phi) d t x);
        try assumption; try reflexivity; [| exact (is_derive_const (V := R_NormedModule) _ _) |].
      - apply (is_derive_comp (K := R_AbsRing) (V := R_NormedModule) profile (fun t => (x - v * t) / d)); [apply profile_slope | auto_derive; [trivial | field; lra]].
      - intro y. eapply is_derive_same; [apply (is_derive_comp (K := R_AbsRing) (V := R_NormedModule) profile (fun x => (x - v * t) / d));
          [apply profile_slope | auto_derive; [trivial | reflexivity]] |]. unfold scal; simpl; unfold mult; simpl. field. lra. }
    destruct (own_square A K K_perp phi HA HK Hp) as [W E]. destruct profile_centre as [S0 C0]. destruct profile_beside as [S1 C1].
    assert (0 < K + K_perp * sin phi ^ 2) as Q by (pose proof (Rmult_le_pos _ _ Hp (pow2_ge_0 (sin phi))); lra).
    split.
    - intro H. pose proof (proj1 (C 0 0) (H 0 0)) as [X Y]. pose proof (proj1 (C 0 d) (H 0 d)) as [_ Z]. clear C H.
      replace ((0 - v * 0) / d) with 0 in * by (field; lra). replace ((d - v * 0) / d) with 1 in Z by (field; lra). cbv zeta in X, Y, Z.
      rewrite S0 in X, Y. rewrite C0 in Y. set (s1 := sin (profile 1)) in *. set (c1 := cos (profile 1)) in *.
      assert (v * (alpha + eta * xi) = - (xi * u j)) as V by (apply Rminus_diag_uniq; transitivity (d * 0); [rewrite <- Y; field; lra | ring]).
      assert (A / d ^ 2 - K - K_perp * sin phi ^ 2 = 0) as B.
      { apply (Rmult_eq_reg_l (gamma * (2 / M_s) * s1 * c1)).
        - transitivity (0 - s1 / d * (v * (alpha + eta * xi) + xi * u j)); [rewrite <- Z; field; lra | rewrite V; ring].
        - repeat apply Rmult_integral_contrapositive_currified; try assumption; apply Rgt_not_eq; try lra; apply Rinv_0_lt_compat; lra. }
      refine (conj _ (conj _ _)).
      + apply Rsqr_inj; [lra | lra |]. unfold Rsqr. replace (own_width A K K_perp phi * own_width A K K_perp phi) with (own_width A K K_perp phi ^ 2) by ring.
        rewrite E. replace (K + K_perp * sin phi ^ 2) with (A / d ^ 2) by lra. field. lra.
      + apply (Rmult_eq_reg_r (alpha + eta * xi)); [| lra]. rewrite V. field. lra.
      + unfold held. apply Rminus_diag_uniq. transitivity (- (alpha + eta * xi) * d * 0 - (1 + eta) * (v * (alpha + eta * xi) + xi * u j)); [| rewrite V; ring].
        rewrite <- X. field. lra.
    - intros [-> [-> F]] t x. apply C. clear C. cbv zeta. generalize (sin (profile ((x - - (xi * u j / (alpha + eta * xi)) * t) / own_width A K K_perp phi))).
      generalize (cos (profile ((x - - (xi * u j / (alpha + eta * xi)) * t) / own_width A K K_perp phi))). intros c s. rewrite E.
      replace (A / (A / (K + K_perp * sin phi ^ 2)) - K - K_perp * sin phi ^ 2) with 0 by (field; lra). split; [| field; lra].
      set (w := own_width A K K_perp phi) in *. unfold held in F. clearbody w u.
      transitivity (s / (w * (alpha + eta * xi)) * ((alpha + eta * xi) * (gamma * (2 * K_perp / M_s)) * (w * (sin phi * cos phi)) - u j * (alpha - xi))); [field; lra | rewrite F; ring].
  Qed.

  (* How the plane of a wall of its own width turns. *)
  Definition turning (j : R) (q phi : R -> R) (t v w : R) : Prop := is_derive q t v /\ is_derive phi t w /\
    at16 j (fun t x => walker M_s (own_width A K K_perp (phi t)) (phi t) (x - q t)) t (q t).
  Lemma turning_wall j q phi t v w : is_derive q t v -> is_derive phi t w -> let d := own_width A K K_perp (phi t) in
    at16 j (fun t x => walker M_s (own_width A K K_perp (phi t)) (phi t) (x - q t)) t (q t) <->
    (1 + eta) * (- v / d) + (alpha + eta * xi) * w + gamma * (2 * K_perp / M_s) * (sin (phi t) * cos (phi t)) - u j / d = 0 /\
    (1 + eta) * w + (alpha + eta * xi) * (v / d) + xi * u j / d = 0.
  Proof.
    intros V W d. destruct (own_square A K K_perp (phi t) HA HK Hp) as [D _]. fold d in D.
    assert (0 < K + K_perp * sin (phi t) ^ 2) as Q by (pose proof (Rmult_le_pos _ _ Hp (pow2_ge_0 (sin (phi t)))); lra).
    assert (ex_derive (fun t => own_width A K K_perp (phi t)) t) as [dd R].
    { apply (ex_derive_comp (V := R_NormedModule) (own_width A K K_perp) phi); [unfold own_width; auto_derive | exists w; exact W].
      simpl in *. repeat split; [lra | apply Rdiv_lt_0_compat; lra]. }
    pose proof (components A K K_perp gamma alpha tau_ex xi n_0 M_s mu_B P e j eta (u j)
      (fun t x => profile ((x - q t) / own_width A K K_perp (phi t))) phi d t (q t) (- v / d) w HT HM He D Heta eq_refl) as C. cbv beta zeta in C.
    assert (is_derive (fun s => profile ((q t - q s) / own_width A K K_perp (phi s))) t (- v / d)) as Ra.
    { eapply is_derive_same; [apply (is_derive_comp (K := R_AbsRing) (V := R_NormedModule) profile (fun s => (q t - q s) / own_width A K K_perp (phi s)));
        [apply profile_slope |] |].
      - apply (is_derive_div (fun s => q t - q s) (fun s => own_width A K K_perp (phi s)) t (- v) dd); [| exact R | fold d; lra].
        eapply is_derive_same; [exact (is_derive_minus (V := R_NormedModule) (fun _ => q t) q t 0 v (is_derive_const (V := R_NormedModule) _ _) V) |].
        unfold minus, plus, opp; simpl; ring.
      - unfold scal; simpl; unfold mult; simpl. fold d. replace ((q t - q t) / d) with 0 by (field; lra). rewrite (proj1 profile_centre). field. lra. }
    specialize (C Ra W).
    assert (forall x, is_derive (fun x => profile ((x - q t) / own_width A K K_perp (phi t))) x (sin (profile ((x - q t) / own_width A K K_perp (phi t))) / d)) as Rx.
    { intro y. fold d. eapply is_derive_same; [apply (is_derive_comp (K := R_AbsRing) (V := R_NormedModule) profile (fun x => (x - q t) / d));
        [apply profile_slope | auto_derive; [trivial | reflexivity]] |]. unfold scal; simpl; unfold mult; simpl. field. lra. }
    specialize (C Rx). fold d in C. replace ((q t - q t) / d) with 0 in C by (field; lra). destruct profile_centre as [S0 C0]. rewrite S0, C0 in C.
    unfold at16, walker. refine (iff_trans C _).
    match goal with |- ?k = 0 /\ ?l = 0 <-> ?m = 0 /\ ?n = 0 => replace m with k by (field; lra); replace n with l by (field; lra); reflexivity end.
  Qed.
  Lemma turning_rate j q phi t v w : turning j q phi t v w ->
    w * ((alpha + eta * xi) ^ 2 + (1 + eta) ^ 2) * own_width A K K_perp (phi t) = u j * (alpha - xi) - held * pull A K K_perp (phi t).
  Proof.
    intros [V [W O]]. destruct (own_square A K K_perp (phi t) HA HK Hp) as [D _]. apply (turning_wall j q phi t v w V W) in O. destruct O as [X Y].
    unfold held, pull. apply Rminus_diag_uniq. transitivity (own_width A K K_perp (phi t) * ((alpha + eta * xi) * 0 + (1 + eta) * 0)); [rewrite <- X at 1; rewrite <- Y; field; lra | ring].
  Qed.
  Lemma turning_somehow j angle : exists v w, turning j (fun t => v * t) (fun t => angle + w * t) 0 v w.
  Proof.
    destruct (own_square A K K_perp angle HA HK Hp) as [D _]. set (d := own_width A K K_perp angle) in *.
    assert (0 < (alpha + eta * xi) ^ 2 + (1 + eta) ^ 2) as B by (pose proof (pow_lt _ 2 HD); pose proof (pow2_ge_0 (1 + eta)); lra).
    set (w := (u j * (alpha - xi) - held * (d * (sin angle * cos angle))) / ((alpha + eta * xi) ^ 2 + (1 + eta) ^ 2) / d).
    exists (- (((1 + eta) * w * d + xi * u j) / (alpha + eta * xi))), w.
    assert (is_derive (fun t => angle + w * t) 0 w) as W by (auto_derive; [trivial | ring]).
    match goal with |- turning _ ?q _ _ ?v _ => assert (is_derive q 0 v) as V by (auto_derive; [trivial | ring]) end.
    refine (conj V (conj W _)). apply (turning_wall j _ _ 0 _ _ V W). replace (angle + w * 0) with angle by ring. fold d.
    split; [unfold w, held; field | field]; repeat split; lra.
  Qed.
  Lemma turns_for_ever j : held * most A K K_perp < Rabs (u j * (alpha - xi)) -> exists c, 0 < c /\
    ((forall q phi t v w, turning j q phi t v w -> c <= w) \/ (forall q phi t v w, turning j q phi t v w -> w <= - c)).
  Proof.
    intro H. set (B := (alpha + eta * xi) ^ 2 + (1 + eta) ^ 2).
    assert (0 < B) as HB by (unfold B; pose proof (pow_lt _ 2 HD); pose proof (pow2_ge_0 (1 + eta)); lra).
    assert (0 <= held) as HH by (unfold held; repeat apply Rmult_le_pos; try lra; left; apply Rinv_0_lt_compat; lra).
    set (f := Rabs (u j * (alpha - xi)) - held * most A K K_perp). assert (0 < f) as F by (unfold f; lra).
    assert (forall phi, 0 < own_width A K K_perp phi <= sqrt (A / K)) as N.
    { intro phi. destruct (own_square A K K_perp phi HA HK Hp) as [D _]. split; [exact D |]. apply sqrt_le_1_alt, Rmult_le_compat_l; [lra |].
      apply Rinv_le_contravar; [exact HK |]. pose proof (Rmult_le_pos _ _ Hp (pow2_ge_0 (sin phi))). lra. }
    assert (0 < sqrt (A / K)) as Z by (destruct (N 0); lra).
    assert (forall phi, Rabs (held * pull A K K_perp phi) <= held * most A K K_perp) as L
      by (intro phi; rewrite Rabs_mult, (Rabs_pos_eq _ HH); apply Rmult_le_compat_l; [exact HH | apply pull_at_most; assumption]).
    assert (forall y d, 0 < d <= sqrt (A / K) -> f <= y * B * d -> f / (B * sqrt (A / K)) <= y) as G.
    { intros y d [D D'] I. apply (Rmult_le_reg_r (B * sqrt (A / K))); [apply Rmult_lt_0_compat; assumption |].
      replace (f / (B * sqrt (A / K)) * (B * sqrt (A / K))) with f by (field; lra). apply (Rle_trans _ _ _ I).
      rewrite <- Rmult_assoc. apply Rmult_le_compat_l; [| exact D']. destruct (Rle_or_lt 0 (y * B)); [assumption |]. assert (y * B * d < 0) by nra. lra. }
    exists (f / (B * sqrt (A / K))). split; [apply Rdiv_lt_0_compat; [exact F | apply Rmult_lt_0_compat; assumption] |].
    destruct (Rle_or_lt 0 (u j * (alpha - xi))) as [S | S]; [left | right]; intros q phi t v w T;
      pose proof (turning_rate j q phi t v w T) as E; fold B in E; pose proof (proj1 (Rabs_le_between _ _) (L (phi t))) as I; unfold f in *.
    - rewrite (Rabs_pos_eq _ S) in *. apply (G w _ (N (phi t))). lra.
    - rewrite (Rabs_left _ S) in *. apply Ropp_le_cancel. rewrite Ropp_involutive. apply (G (- w) _ (N (phi t))). lra.
  Qed.
End Walls.
