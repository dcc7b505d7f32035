(* The local frame, the connection, the amplitudes and the torque. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model.
Open Scope R_scope.

Lemma square_of_sin x : sin x * sin x = 1 - cos x * cos x.
Proof. pose proof (sin2_cos2 x) as H. unfold Rsqr in H. lra. Qed.

(* Eq. 12: the rate of the direction of M in the local frame. *)
Lemma direction_rate th ph t dth dph n' : is_derive th t dth -> is_derive ph t dph ->
  rate3 (fun t => direction (th t) (ph t)) t n' ->
  n' = plus3 (times3 dth (e_theta (th t) (ph t))) (times3 (sin (th t) * dph) (e_phi (th t) (ph t))).
Proof.
  intros T P [X [Y Z]]. destruct n' as [[x y] z]. simpl in X, Y, Z.
  assert (x = dth * (cos (th t) * cos (ph t)) + sin (th t) * dph * - sin (ph t)) as ->.
  { apply (is_derive_unique _ _ _) in X. rewrite <- X. apply is_derive_unique. auto_derive.
    - repeat split; eexists; eassumption.
    - change (fun x => th x) with th; change (fun x => ph x) with ph.
      rewrite (is_derive_unique _ _ _ T), (is_derive_unique _ _ _ P). ring. }
  assert (y = dth * (cos (th t) * sin (ph t)) + sin (th t) * dph * cos (ph t)) as ->.
  { apply (is_derive_unique _ _ _) in Y. rewrite <- Y. apply is_derive_unique. auto_derive.
    - repeat split; eexists; eassumption.
    - change (fun x => th x) with th; change (fun x => ph x) with ph.
      rewrite (is_derive_unique _ _ _ T), (is_derive_unique _ _ _ P). ring. }
  assert (z = dth * - sin (th t) + sin (th t) * dph * 0) as ->.
  { apply (is_derive_unique _ _ _) in Z. rewrite <- Z. apply is_derive_unique. auto_derive.
    - repeat split; eexists; eassumption.
    - change (fun x => th x) with th. rewrite (is_derive_unique _ _ _ T). ring. }
  reflexivity.
Qed.

(* n, e_theta and e_phi are a right-handed frame. *)
Lemma frame_turns th ph : cross (direction th ph) (e_theta th ph) = e_phi th ph /\
  cross (direction th ph) (e_phi th ph) = times3 (- 1) (e_theta th ph).
Proof.
  pose proof (square_of_sin th) as S. pose proof (square_of_sin ph) as P.
  split; unfold cross, direction, e_theta, e_phi, times3; repeat apply f_equal2; ring [S P].
Qed.

(* What of a vector across M is left after two cross products with M. *)
Lemma crossed_twice M_s M v : dot M M = M_s ^ 2 -> dot M v = 0 -> cross (cross M v) M = times3 (M_s ^ 2) v.
Proof.
  destruct M as [[a b] c], v as [[x y] z]. unfold dot, cross, times3. intros Q H. rewrite <- Q.
  assert (a * x = - (b * y + c * z)) as K by lra. repeat apply f_equal2; ring [K].
Qed.

Lemma linear_cross v w u k l : cross (plus3 (times3 k v) (times3 l w)) u = plus3 (times3 k (cross v u)) (times3 l (cross w u)).
Proof.
  destruct v as [[a b] c], w as [[d f] g], u as [[x y] z]. unfold cross, plus3, times3. repeat apply f_equal2; ring.
Qed.

(* Eq. 16 from Eq. 15: the torque of the accumulation in terms of what it multiplies. *)
Lemma torque_of_accumulation tau_ex xi n_0 M_s mu_B P e M rate along :
  0 < tau_ex -> 0 < M_s -> 0 < e -> dot M M = M_s ^ 2 -> dot M rate = 0 -> dot M along = 0 ->
  torque tau_ex M_s (accumulation tau_ex xi n_0 M_s mu_B P e M rate along) M =
  plus3 (plus3 (times3 (- (n_0 / M_s / (1 + xi ^ 2))) rate) (times3 (xi * n_0 / M_s / (1 + xi ^ 2) / M_s) (cross M rate)))
    (plus3 (times3 (P * mu_B / (e * M_s * (1 + xi ^ 2))) along)
       (times3 (- (xi * P * mu_B / (e * M_s * (1 + xi ^ 2)) / M_s)) (cross M along))).
Proof.
  intros T S E Q R A.
  pose proof (crossed_twice M_s M rate Q R) as CR. pose proof (crossed_twice M_s M along Q A) as CA.
  assert (1 + xi ^ 2 <> 0) by nra.
  destruct M as [[a b] c], rate as [[x y] z], along as [[u v] w].
  unfold torque, accumulation, cross, plus3, times3, dot in *. injection CR; intros R3 R2 R1. injection CA; intros A3 A2 A1.
  clear CR CA Q R A.
  repeat apply f_equal2.
  - transitivity ((- (n_0 / M_s ^ 2) * ((c * x - a * z) * c - (a * y - b * x) * b) - xi * n_0 / M_s * (y * c - z * b) + mu_B * P / (e * M_s ^ 2) * ((c * u - a * w) * c - (a * v - b * u) * b) + xi * mu_B * P / (e * M_s) * (v * c - w * b)) / (1 + xi ^ 2) / M_s); [field; repeat split; lra |].
    rewrite R1, A1. field. repeat split; lra.
  - transitivity ((- (n_0 / M_s ^ 2) * ((a * y - b * x) * a - (b * z - c * y) * c) - xi * n_0 / M_s * (z * a - x * c) + mu_B * P / (e * M_s ^ 2) * ((a * v - b * u) * a - (b * w - c * v) * c) + xi * mu_B * P / (e * M_s) * (w * a - u * c)) / (1 + xi ^ 2) / M_s); [field; repeat split; lra |].
    rewrite R2, A2. field. repeat split; lra.
  - transitivity ((- (n_0 / M_s ^ 2) * ((b * z - c * y) * b - (c * x - a * z) * a) - xi * n_0 / M_s * (x * b - y * a) + mu_B * P / (e * M_s ^ 2) * ((b * w - c * v) * b - (c * u - a * w) * a) + xi * mu_B * P / (e * M_s) * (u * b - v * a)) / (1 + xi ^ 2) / M_s); [field; repeat split; lra |].
    rewrite R3, A3. field. repeat split; lra.
Qed.

Ltac in_frame a b :=
  pose proof (square_of_sin a) as S; pose proof (square_of_sin b) as P;
  unfold cross, plus3, times3, direction, e_theta, e_phi; repeat apply f_equal2; field [S P]; lra.

(* An unknown, from an equation in which it is the first term; and the current of the up band. *)
Ltac solve_rate F x := match type of F with x + ?rest = ?right =>
  replace x with (right - rest) by lra; clear F end.
Ltac solve_difference D := match type of D with ?p = ?up - ?down => replace up with (p + down) by lra; clear D end.

Lemma first_order_less f : first_order f (fun _ => 1) -> first_order (fun k => f k - 1) (fun k => k * 0).
Proof.
  intros [V D]. split; [rewrite V; ring |].
  eapply is_derive_ext; [| exact D]. intro k. simpl. ring.
Qed.

Lemma is_derive_same (f : R -> R) (t v w : R) : is_derive f t v -> w = v -> is_derive f t w.
Proof. intros D ->. exact D. Qed.

(* An equation between complex numbers, part by part, in one reduction, which takes a hundredth of the time of many; in_pairs leaves sums and products whole. *)
Ltac parts_shown :=
  cbv beta iota delta [Cdiv Cinv Cminus Cplus Cmult Copp Cconj RtoC Ci cis Re Im fst snd].
Ltac in_parts := parts_shown; repeat apply f_equal2.
Lemma same_pair (X Y : Type) (a c : X) (b d : Y) : a = c -> b = d -> (a, b) = (c, d).
Proof. intros -> ->. reflexivity. Qed.
Ltac in_pairs := parts_shown; repeat apply same_pair.

(* An equation between complex numbers, whole: i is a root of -1, and 2 is not zero. *)
Lemma root : (Ci * Ci)%C = (- RtoC 1)%C.
Proof. in_pairs; ring. Qed.
Lemma not_zero r : r <> 0 -> RtoC r <> 0.
Proof. intros H K. apply (f_equal fst) in K. exact (H K). Qed.
Ltac complex_field :=
  replace (RtoC 2) with (RtoC (1 + 1)) in * by (f_equal; ring); assert (RtoC (1 + 1) <> 0) by (apply not_zero; lra);
  rewrite RtoC_plus in *; field [root]; repeat split; assumption.

(* The spin of the minority band is that of the majority, turned round. *)
Lemma minority_turned w a b r s1 s2 s3 : minority_response w a b r s1 s2 s3 ->
  response w a b r (fun t => - s1 t) (fun t => - s2 t) (fun t => - s3 t).
Proof.
  intros [H [A [B D]]]. split; [| rewrite A, B, D; repeat split; ring].
  intro t. destruct (H t) as [X [Y Z]].
  split; [| split]; eapply is_derive_same;
    try (apply (is_derive_opp (V := R_NormedModule)); eassumption); unfold opp; simpl; ring.
Qed.

(* With the other sign of the exchange the spin is mirrored. *)
Lemma exchange_turned w a b r s1 s2 s3 : response w a b r s1 s2 s3 -> response (- w) a (- b) r (fun t => - s1 t) s2 s3.
Proof.
  intros [H [A [B D]]]. split; [| rewrite A, B, D; repeat split; ring].
  intro t. destruct (H t) as [X [Y Z]].
  split; [| split]; eapply is_derive_same;
    [exact (is_derive_opp (V := R_NormedModule) _ _ _ X) | | exact Y | | exact Z |]; unfold opp; simpl; ring.
Qed.

(* What is small of second order has no slope: a rate that is continuous may be read off at once. *)
Lemma times_small (f : R -> R) : continuous f 0 -> f 0 = 0 -> is_derive (fun s => s * f s) 0 0.
Proof.
  intros C Z. apply is_derive_Reals. intros eps P. apply continuity_pt_filterlim in C. destruct (C eps P) as [d [D K]].
  exists (mkposreal d D). intros h N L. simpl in L. rewrite Rplus_0_l, Rmult_0_l, !Rminus_0_r.
  replace (h * f h / h) with (f h - f 0) by (rewrite Z; field; exact N).
  apply (K h). split; [split; [exact I | intro E; apply N; symmetry; exact E] | unfold dist; simpl; unfold R_dist; rewrite Rminus_0_r; exact L].
Qed.
