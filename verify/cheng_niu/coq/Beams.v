(* The electrons of all directions of flight, in a texture that turns evenly along a line. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* What a direction of flight, of the cosine mu, adds to the spin that the current carries, in the frame that follows n: its
   spin times mu, in Eq. 8 with relaxation, where nothing changes any more; scattering at the rate rho, which keeps spin, takes
   it to the mean A of all directions, and the field feeds in mu n. In units of tau_ex; w, a, b and xi as in spin_equation. *)
Definition beam (w a b xi rho mu : R) (A G : vec) : Prop :=
  let '(A1, A2, A3) := A in let '(G1, G2, G3) := G in
  - w * G2 - b * G3 - xi * G1 + rho * (A1 - G1) = 0 /\
  w * G1 - a * G3 - xi * G2 + rho * (A2 - G2) = 0 /\
  b * G1 + a * G2 - xi * (G3 - mu) + rho * (A3 + mu - G3) = 0.

(* The mean over all directions of flight, of which the cosine is spread evenly. *)
Definition mean_of_all (G : R -> vec) (A : vec) : Prop :=
  is_RInt (fun mu => fst (fst (G mu))) (- 1) 1 (2 * fst (fst A)) /\
  is_RInt (fun mu => snd (fst (G mu))) (- 1) 1 (2 * snd (fst A)) /\ is_RInt (fun mu => snd (G mu)) (- 1) 1 (2 * snd A).

(* The same with the spin of Eq. 11, from which Eq. 16 has the local torque. *)
Definition local_beam (a b xi mu : R) : vec := times3 mu ((a - xi * b) / (1 + xi ^ 2), - ((xi * a + b) / (1 + xi ^ 2)), 1).

Lemma same_mean (f g : R -> R) x y : (forall mu, - 1 <= mu <= 1 -> f mu = g mu) ->
  is_RInt f (- 1) 1 x -> is_RInt g (- 1) 1 y -> x = y.
Proof.
  intros E F G. apply (is_RInt_ext (V := R_NormedModule) f g) in F.
  - apply (is_RInt_unique (V := R_CompleteNormedModule)) in F, G. congruence.
  - rewrite Rmin_left, Rmax_right by lra. intros mu M. apply E. lra.
Qed.

Lemma antiderivative_between (F f : R -> R) a b : (forall x, is_derive F x (f x)) -> (forall x, ex_derive f x) -> is_RInt f a b (F b - F a).
Proof.
  intros D C. apply (is_RInt_derive F f); intros x _; [apply D |].
  apply (ex_derive_continuous (V := R_NormedModule)), C.
Qed.
Definition antiderivative F f := antiderivative_between F f (- 1) 1.

Lemma mean_exists (f g h : R -> R) : (forall x, ex_derive f x) -> (forall x, ex_derive g x) -> (forall x, ex_derive h x) ->
  exists A, mean_of_all (fun mu => (f mu, g mu, h mu)) A.
Proof.
  intros F G H. exists (RInt f (- 1) 1 / 2, RInt g (- 1) 1 / 2, RInt h (- 1) 1 / 2). unfold mean_of_all. cbv beta iota delta [fst snd].
  assert (forall u : R -> R, (forall x, ex_derive u x) -> is_RInt (fun mu => u mu) (- 1) 1 (2 * (RInt u (- 1) 1 / 2))) as I.
  { intros u U. replace (2 * (RInt u (- 1) 1 / 2)) with (RInt u (- 1) 1) by (change (RInt u (- 1) 1 = 2 * (RInt u (- 1) 1 / 2)); lra).
    apply (RInt_correct (V := R_CompleteNormedModule)), (ex_RInt_continuous (V := R_CompleteNormedModule)).
    intros x _. apply (ex_derive_continuous (V := R_NormedModule)), U. }
  refine (conj _ (conj _ _)); apply I; assumption.
Qed.

Lemma local_mean a xi L : mean_of_all (fun mu => local_beam (mu * a) 0 xi mu) L ->
  fst (fst L) = a / (3 * (1 + xi ^ 2)) /\ snd (fst L) = - (xi * a / (3 * (1 + xi ^ 2))).
Proof.
  intros [M1 [M2 _]]. unfold local_beam, times3 in *. simpl fst in *; simpl snd in *. assert (1 + xi ^ 2 <> 0) by nra.
  assert (forall c, is_RInt (fun x => 3 * c * x ^ 2) (- 1) 1 (c * 1 ^ 3 - c * (- 1) ^ 3)) as I
    by (intro c; apply (antiderivative (fun x => c * x ^ 3)); intro x; [auto_derive; [trivial | ring] | auto_derive; trivial]).
  assert (forall c l u, (forall mu, u mu = 3 * c * mu ^ 2) -> is_RInt u (- 1) 1 (2 * l) -> l = c) as E.
  { intros c l u U J. pose proof (same_mean _ _ _ _ (fun mu _ => U mu) J (I c)). lra. }
  split; [refine (E _ _ _ _ M1) | refine (E _ _ _ _ M2)]; intro mu; field; lra.
Qed.

(* The part across n of one direction. *)
Lemma beam_across w a xi rho mu A1 A2 A3 G : beam w a 0 xi rho mu (A1, A2, A3) G -> let c := rho + xi in
  c * fst (fst G) = rho * A1 - w * snd (fst G) /\
  (w ^ 2 + c ^ 2 + a ^ 2) * snd (fst G) = rho * (w * A1 + c * A2 - a * A3) - c * a * mu.
Proof.
  destruct G as [[G1 G2] G3]. intros [B1 [B2 B3]] c. cbv beta iota delta [fst snd]. subst c. split; [lra |].
  pose proof (Rmult_eq_compat_l w _ _ B1). pose proof (Rmult_eq_compat_l (rho + xi) _ _ B2). pose proof (Rmult_eq_compat_l a _ _ B3). lra.
Qed.

(* The arc of a tangent, between the first terms of its series. *)
Lemma grows (f d : R -> R) y : 0 <= y -> f 0 = 0 -> (forall x, is_derive f x (d x)) -> (forall x, 0 <= d x) -> 0 <= f y.
Proof.
  intros Y Z D P. destruct (MVT_gen f 0 y d) as [z [_ E]].
  - intros x _. apply D.
  - intros x _. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule)). eexists. apply D.
  - rewrite Z in E. pose proof (P z). nra.
Qed.
Lemma arc_below y : 0 < y -> 0 < atan y <= y.
Proof.
  intro Y. split; [rewrite <- atan_0; apply atan_increasing; exact Y |].
  apply Rminus_le_0, (grows (fun x => x - atan x) (fun x => x ^ 2 / (1 + x ^ 2))); try lra.
  - rewrite atan_0. ring.
  - intro x. auto_derive; [trivial | field; nra].
  - intro x. apply Rmult_le_pos; [apply pow2_ge_0 | left; apply Rinv_0_lt_compat; nra].
Qed.

(* 1/(W^2 + (k mu)^2), and what stands above it in a spiral. *)
Lemma spiral_mean W k p q r : 0 < W -> 0 < k -> is_RInt (fun mu => (p + q * mu + r * mu ^ 2) / (W ^ 2 + (mu * k) ^ 2)) (- 1) 1
  (2 * ((p - r * (W / k) ^ 2) * (atan (k / W) / (k * W)) + r / k ^ 2)).
Proof.
  intros P K. assert (forall x, 0 < W ^ 2 + (x * k) ^ 2) as D by (intro x; nra).
  pose (F mu := (p - r * (W / k) ^ 2) * (atan (mu * k / W) / (k * W)) + q / (2 * k ^ 2) * ln (W ^ 2 + (mu * k) ^ 2) + r / k ^ 2 * mu).
  replace (2 * _) with (F 1 - F (- 1)).
  - apply antiderivative; intro x; pose proof (D x).
    + unfold F. auto_derive; [lra |]. field. repeat split; nra.
    + auto_derive. lra.
  - unfold F. replace (- 1 * k / W) with (- (k / W)) by (field; lra). replace (1 * k / W) with (k / W) by (field; lra).
    rewrite atan_opp. replace ((- 1 * k) ^ 2) with ((1 * k) ^ 2) by ring. field. split; lra.
Qed.

(* The same in a cone, C the cosine of its angle. *)
Lemma cone_mean C V k p : 0 < V -> 0 < k -> let K := V ^ 2 + C ^ 2 in
  is_RInt (fun mu => mu ^ 2 * (1 - p * C * (mu * k)) / ((mu * k) ^ 2 - 2 * C * (mu * k) + K)) (- 1) 1
  ((2 * k * (1 - 2 * p * C ^ 2) + C / 2 * (2 + p * (K - 4 * C ^ 2)) * ln ((K + k ^ 2 - 2 * k * C) / (K + k ^ 2 + 2 * k * C)) +
    (C ^ 2 * (2 + p * (K - 4 * C ^ 2)) - K * (1 - 2 * p * C ^ 2)) / V * (atan ((k - C) / V) + atan ((k + C) / V))) / k ^ 3).
Proof.
  intros P K0 K. assert (forall x, 0 < (x * k) ^ 2 - 2 * C * (x * k) + K) as D.
  { intro x. unfold K. replace ((x * k) ^ 2 - 2 * C * (x * k) + (V ^ 2 + C ^ 2)) with ((x * k - C) ^ 2 + V ^ 2) by ring. pose proof (pow2_ge_0 (x * k - C)). assert (0 < V ^ 2) by nra. lra. }
  pose (F mu := (- (p * C) / 2 * (mu * k) ^ 2 + (1 - 2 * p * C ^ 2) * (mu * k) +
    C / 2 * (2 + p * (K - 4 * C ^ 2)) * ln ((mu * k) ^ 2 - 2 * C * (mu * k) + K) +
    (C ^ 2 * (2 + p * (K - 4 * C ^ 2)) - K * (1 - 2 * p * C ^ 2)) / V * atan ((mu * k - C) / V)) / k ^ 3).
  replace (_ / k ^ 3) with (F 1 - F (- 1)).
  - apply antiderivative; intro x; pose proof (D x).
    + unfold F. auto_derive; [lra |]. unfold K in *. field. repeat split; try nra.
    + auto_derive. lra.
  - unfold F. replace ((- 1 * k - C) / V) with (- ((k + C) / V)) by (field; lra). replace (1 * k - C) with (k - C) by ring.
    rewrite atan_opp. pose proof (D 1). pose proof (D (- 1)).
    replace (K + k ^ 2 - 2 * k * C) with ((1 * k) ^ 2 - 2 * C * (1 * k) + K) by ring.
    replace (K + k ^ 2 + 2 * k * C) with ((- 1 * k) ^ 2 - 2 * C * (- 1 * k) + K) by ring.
    rewrite ln_div by assumption. field. split; lra.
Qed.

Lemma spiral_means W k rho xi A1 A2 A3 G : 0 < W -> W ^ 2 = 1 + (rho + xi) ^ 2 -> 0 < k -> 0 <= xi -> 0 <= rho -> 0 < xi + rho ->
  (forall mu, - 1 <= mu <= 1 -> beam 1 (mu * k) 0 xi rho mu (A1, A2, A3) (G mu)) -> mean_of_all G (A1, A2, A3) ->
  let I := atan (k / W) / (k * W) in 0 < xi + rho * (1 - xi * (rho + xi)) * I /\
  A1 = (rho + xi) / k * (1 - W ^ 2 * I) / (xi + rho * (1 - xi * (rho + xi)) * I) /\ A2 = - xi * A1.
Proof.
  intros P S K X Y Z B [M1 [M2 _]] I. cbv beta iota delta [fst snd] in M1, M2. pose (c := rho + xi). fold c in S |- *.
  assert (0 < c) as C by (unfold c; lra). destruct (arc_below (k / W)) as [T1 T2]; [apply Rdiv_lt_0_compat; assumption |].
  assert (0 < I) as I1 by (apply Rdiv_lt_0_compat; [exact T1 | apply Rmult_lt_0_compat; assumption]).
  assert (I * W ^ 2 <= 1) as I2.
  { replace (I * W ^ 2) with (atan (k / W) * (W / k)) by (unfold I; field; lra). replace 1 with (k / W * (W / k)) by (field; lra).
    apply Rmult_le_compat_r; [left; apply Rdiv_lt_0_compat |]; assumption. }
  assert (0 < xi + rho * (1 - xi * c) * I) as D.
  { assert (xi * (rho * c * I) <= xi * (1 - I)); [| nra]. apply Rmult_le_compat_l; [exact X |].
    assert (rho * c <= c * c) by (unfold c; nra). assert (rho * c * I <= c * c * I) by (apply Rmult_le_compat_r; lra). rewrite S in I2. lra. }
  assert (A2 = rho * (c * A2 + A1) * I - c / k * (1 - W ^ 2 * I)) as E2.
  { apply (Rmult_eq_reg_l 2); [| lra]. transitivity (2 * ((rho * (c * A2 + A1) - - (k * c) * (W / k) ^ 2) * I + - (k * c) / k ^ 2)); [| field; lra].
    refine (same_mean _ _ _ _ _ M2 (spiral_mean W k (rho * (c * A2 + A1)) (- (k * rho * A3)) (- (k * c)) P K)). intros mu V.
    destruct (beam_across _ _ _ _ _ _ _ _ _ (B mu V)) as [_ H]. fold c in H. rewrite S.
    apply (Rmult_eq_reg_l (1 ^ 2 + c ^ 2 + (mu * k) ^ 2)); [cbv beta; etransitivity; [exact H |]; field |]; nra. }
  assert (plus (scal c (2 * A1)) (2 * A2) = scal (1 - - 1) (rho * A1)) as E1.
  { refine (same_mean _ _ _ _ _ (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ c _ M1) M2) (is_RInt_const (V := R_NormedModule) _ _ (rho * A1))).
    intros mu V. destruct (beam_across _ _ _ _ _ _ _ _ _ (B mu V)) as [H _]. fold c in H.
    change (c * fst (fst (G mu)) + snd (fst (G mu)) = rho * A1). rewrite H. ring. }
  change (c * (2 * A1) + 2 * A2 = (1 - - 1) * (rho * A1)) in E1.
  assert (A2 = - xi * A1) as E by (unfold c in E1; lra). rewrite E in E2. split; [exact D | split; [| exact E]].
  apply (Rmult_eq_reg_r (xi + rho * (1 - xi * c) * I)); [| lra].
  transitivity (c / k * (1 - W ^ 2 * I)); [| field; split; lra]. lra.
Qed.

Lemma cone_means V k C S xi A1 A2 A3 G : 0 < V -> V ^ 2 = 1 + xi ^ 2 - C ^ 2 -> S ^ 2 = 1 - C ^ 2 -> 0 < k -> 0 < xi ->
  (forall mu, - 1 <= mu <= 1 -> beam (1 - C * (mu * k)) (mu * (k * S)) 0 xi 0 mu (A1, A2, A3) (G mu)) -> mean_of_all G (A1, A2, A3) ->
  let K := V ^ 2 + C ^ 2 in let L := ln ((K + k ^ 2 - 2 * k * C) / (K + k ^ 2 + 2 * k * C)) in
  let B := atan ((k - C) / V) + atan ((k + C) / V) in
  2 * A1 = k * S * ((2 * k * (1 - 2 * 1 * C ^ 2) + C / 2 * (2 + 1 * (K - 4 * C ^ 2)) * L +
    (C ^ 2 * (2 + 1 * (K - 4 * C ^ 2)) - K * (1 - 2 * 1 * C ^ 2)) / V * B) / k ^ 3) /\
  2 * A2 = - xi * (k * S) * ((2 * k * (1 - 2 * 0 * C ^ 2) + C / 2 * (2 + 0 * (K - 4 * C ^ 2)) * L +
    (C ^ 2 * (2 + 0 * (K - 4 * C ^ 2)) - K * (1 - 2 * 0 * C ^ 2)) / V * B) / k ^ 3).
Proof.
  intros P Q T K X H [M1 [M2 _]] KK L B. cbv beta iota delta [fst snd] in M1, M2.
  pose proof (is_RInt_scal (V := R_NormedModule) _ _ _ (k * S) _ (cone_mean C V k 1 P K)) as J1.
  pose proof (is_RInt_scal (V := R_NormedModule) _ _ _ (- xi * (k * S)) _ (cone_mean C V k 0 P K)) as J2.
  assert (forall mu, 0 < (mu * k) ^ 2 - 2 * C * (mu * k) + KK) as D.
  { intro mu. unfold KK. rewrite Q. replace (_ + (1 + xi ^ 2 - C ^ 2 + C ^ 2)) with ((mu * k - C) ^ 2 + S ^ 2 + xi ^ 2) by (rewrite T; ring).
    pose proof (pow2_ge_0 (mu * k - C)). pose proof (pow2_ge_0 S). nra. }
  assert (forall mu, - 1 <= mu <= 1 -> snd (fst (G mu)) = - xi * (k * S) * (mu ^ 2 / ((mu * k) ^ 2 - 2 * C * (mu * k) + KK))) as F2.
  { intros mu R. destruct (beam_across _ _ _ _ _ _ _ _ _ (H mu R)) as [_ E]. pose proof (D mu).
    apply (Rmult_eq_reg_l ((mu * k) ^ 2 - 2 * C * (mu * k) + KK)); [| lra].
    transitivity (0 * ((1 - C * (mu * k)) * A1 + (0 + xi) * A2 - mu * (k * S) * A3) - (0 + xi) * (mu * (k * S)) * mu); [| field; lra].
    rewrite <- E. unfold KK. rewrite Q. ring [T]. }
  split; [refine (same_mean _ _ _ _ _ M1 J1) | refine (same_mean _ _ _ _ _ M2 J2)]; intros mu R; pose proof (D mu).
  - destruct (beam_across _ _ _ _ _ _ _ _ _ (H mu R)) as [E _]. rewrite (F2 mu R) in E.
    apply (Rmult_eq_reg_l (0 + xi)); [| lra]. etransitivity; [exact E |].
    change (scal (k * S) ?x) with (k * S * x). cbv beta. unfold KK. field. unfold KK in *. lra.
  - etransitivity; [exact (F2 mu R) |]. change (scal (- xi * (k * S)) ?x) with (- xi * (k * S) * x). cbv beta. unfold KK. field. unfold KK in *. lra.
Qed.

(* Beams that do not scatter: the hypotheses above hold somewhere. *)
Lemma turning_beams C S : exists A G,
  (forall mu, beam (1 - C * (mu * 1)) (mu * (1 * S)) 0 1 0 mu A (G mu)) /\ mean_of_all G A.
Proof.
  pose (n mu := (1 - C * (mu * 1)) ^ 2 + 1 + (mu * (1 * S)) ^ 2).
  assert (forall mu, 0 < n mu) as P by (intro mu; unfold n; pose proof (pow2_ge_0 (1 - C * (mu * 1))); pose proof (pow2_ge_0 (mu * (1 * S))); lra).
  pose (g mu := - (mu * (1 * S) * mu / n mu)).
  destruct (mean_exists (fun mu => - (1 - C * (mu * 1)) * g mu) g (fun mu => mu + mu * (1 * S) * g mu)) as [A M];
    [intro mu; unfold g, n; pose proof (P mu) as N; unfold n in N; auto_derive; lra .. |].
  exists A. eexists. split; [| exact M]. intro mu. destruct A as [[A1 A2] A3]. unfold beam, g. pose proof (P mu) as N. unfold n in *.
  refine (conj _ (conj _ _)); field; lra.
Qed.

(* Where the mean free path is short: the arc by the first terms of its series. *)
Lemma arc_between y : 0 <= y -> y - y ^ 3 / 3 <= atan y <= y - y ^ 3 / 3 + y ^ 5 / 5.
Proof.
  intro Y. assert (forall x n, 0 <= x ^ (2 * n) / (1 + x ^ 2)) as P.
  { intros x n. apply Rmult_le_pos; [rewrite pow_mult; apply pow_le, pow2_ge_0 | left; apply Rinv_0_lt_compat; nra]. }
  split; apply Rminus_le_0.
  - apply (grows (fun x => atan x - (x - x ^ 3 / 3)) (fun x => x ^ (2 * 2) / (1 + x ^ 2)) y Y); [rewrite atan_0; field | | intro x; apply P].
    intro x. auto_derive; [trivial | simpl; field; nra].
  - apply (grows (fun x => x - x ^ 3 / 3 + x ^ 5 / 5 - atan x) (fun x => x ^ (2 * 3) / (1 + x ^ 2)) y Y); [rewrite atan_0; field | | intro x; apply P].
    intro x. auto_derive; [trivial | simpl; field; nra].
Qed.

Lemma near_infinity (g : R -> R) : ex_derive g 0 -> is_lim (fun rho => g (/ rho)) p_infty (g 0).
Proof.
  intro D. apply is_lim_comp_continuous; [| apply (ex_derive_continuous (V := R_NormedModule)); exact D].
  apply (is_lim_inv (fun rho => rho) p_infty p_infty); [apply is_lim_id | discriminate].
Qed.

Lemma spiral_diffuses (k : R -> R) xi q : 0 < xi -> 0 < q -> (forall rho, 0 < rho -> 0 < k rho /\ k rho ^ 2 = 3 * rho * q ^ 2) ->
  is_lim (fun rho => let W := sqrt (1 + (rho + xi) ^ 2) in let I := atan (k rho / W) / (k rho * W) in
    (1 + xi ^ 2) * (1 - W ^ 2 * I) * (3 * (rho + xi)) / (k rho ^ 2 * (xi + rho * (1 - xi * (rho + xi)) * I))) p_infty
    ((1 + xi ^ 2) / (1 + xi ^ 2 + xi * q ^ 2)).
Proof.
  intros X Q K.
  pose (y rho := k rho / sqrt (1 + (rho + xi) ^ 2)). pose (d rho := (y rho - atan (y rho)) / y rho ^ 3).
  pose (sq t := 3 * q ^ 2 * t / (t ^ 2 + (1 + xi * t) ^ 2)).
  pose (u t := (t - xi * (1 + xi * t)) / (1 + xi * t) * (3 * q ^ 2 / (t ^ 2 + (1 + xi * t) ^ 2))).
  assert (forall rho, 0 < rho -> 0 < y rho /\ y rho ^ 2 = sq (/ rho)) as Y.
  { intros rho P. destruct (K rho P) as [K1 K2]. assert (0 < 1 + (rho + xi) ^ 2) as N by nra.
    split; [apply Rdiv_lt_0_compat; [exact K1 | apply sqrt_lt_R0; exact N] |]. unfold y, sq.
    pose proof (sqrt_lt_R0 _ N). replace ((k rho / sqrt (1 + (rho + xi) ^ 2)) ^ 2) with (k rho ^ 2 / sqrt (1 + (rho + xi) ^ 2) ^ 2) by (field; lra).
    rewrite pow2_sqrt, K2 by lra. field. repeat split; nra. }
  assert (is_lim (fun rho => sq (/ rho)) p_infty 0) as L1
    by (replace 0 with (sq 0) by (unfold sq; field; lra); apply near_infinity; unfold sq; auto_derive; nra).
  assert (is_lim (fun rho => u (/ rho)) p_infty (- (3 * xi * q ^ 2))) as L2
    by (replace (- (3 * xi * q ^ 2)) with (u 0) by (unfold u; field; lra); apply near_infinity; unfold u; auto_derive; split; nra).
  assert (is_lim d p_infty (1 / 3)) as L3.
  { apply (is_lim_le_le_loc (fun rho => 1 / 3 - sq (/ rho) / 5) (fun _ => 1 / 3)).
    - exists 0. intros rho P. destruct (Y rho P) as [Y1 Y2]. rewrite <- Y2. unfold d.
      destruct (arc_between (y rho) (Rlt_le _ _ Y1)) as [A B]. assert (0 < y rho ^ 3) as N by (apply pow_lt, Y1).
      split; apply (Rmult_le_reg_r (y rho ^ 3)); try exact N.
      + replace ((y rho - atan (y rho)) / y rho ^ 3 * y rho ^ 3) with (y rho - atan (y rho)) by (field; lra). lra.
      + replace ((y rho - atan (y rho)) / y rho ^ 3 * y rho ^ 3) with (y rho - atan (y rho)) by (field; lra). lra.
    - replace (Finite (1 / 3)) with (Finite (1 / 3 - 0 / 5)) by (f_equal; field).
      apply (is_lim_minus' (fun _ => 1 / 3) _ p_infty (1 / 3) (0 / 5)); [apply is_lim_const |].
      apply (is_lim_scal_r _ (/ 5) _ 0 L1).
    - apply is_lim_const. }
  clear L1.
  assert (is_lim (fun rho => 3 * (1 + xi ^ 2) * d rho / ((1 + xi ^ 2) - u (/ rho) * d rho)) p_infty ((1 + xi ^ 2) / (1 + xi ^ 2 + xi * q ^ 2))) as L.
  { replace (Finite (_ / _)) with (Rbar_div (3 * (1 + xi ^ 2) * (1 / 3)) (1 + xi ^ 2 - - (3 * xi * q ^ 2) * (1 / 3))).
    - apply is_lim_div; [apply (is_lim_scal_l _ _ _ _ L3) | | |].
      + apply (is_lim_minus' (fun _ => 1 + xi ^ 2)); [apply is_lim_const |]. exact (is_lim_mult _ _ _ _ _ L2 L3 I).
      + intro E. injection E. assert (0 < xi * q ^ 2) by (apply Rmult_lt_0_compat; nra). nra.
      + simpl. trivial.
    - simpl. f_equal. field. assert (0 < xi * q ^ 2) by (apply Rmult_lt_0_compat; nra). split; nra. }
  refine (is_lim_ext_loc _ _ _ _ _ L). exists 0. intros rho P. destruct (Y rho P) as [Y1 Y2]. destruct (K rho P) as [K1 K2].
  assert (0 < 1 + (rho + xi) ^ 2) as N by nra. pose proof (sqrt_lt_R0 _ N) as W1. pose proof (pow2_sqrt _ (Rlt_le _ _ N)) as W2.
  cbv zeta. fold (y rho) in *. replace (k rho) with (y rho * sqrt (1 + (rho + xi) ^ 2)) by (unfold y; field; lra).
  assert (u (/ rho) = rho * (1 - xi * (rho + xi)) / (rho + xi) * y rho ^ 2) as U by (rewrite Y2; unfold u, sq; field; repeat split; nra).
  rewrite U. clear U L L2 L3 Y2 K2 K1.
  destruct (arc_between (y rho) (Rlt_le _ _ Y1)) as [A _]. destruct (arc_below (y rho) Y1) as [B1 B2].
  assert (0 <= d rho * y rho ^ 2 <= 1) as E.
  { replace (d rho * y rho ^ 2) with (1 - atan (y rho) / y rho) by (unfold d; field; lra).
    assert (0 < atan (y rho) / y rho <= 1); [| lra]. split; [apply Rdiv_lt_0_compat; lra |].
    apply (Rmult_le_reg_r (y rho)); [exact Y1 |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  assert (atan (y rho) = y rho - d rho * y rho ^ 3) as -> by (unfold d; field; lra).
  revert Y1 W1 W2 E. generalize (d rho), (y rho), (sqrt (1 + (rho + xi) ^ 2)). clear - X P. intros e z W Z W1 W2 E.
  assert (0 < (rho + xi) * (1 + xi ^ 2) - rho * (1 - xi * (rho + xi)) * (e * z ^ 2)) as D.
  { set (g := e * z ^ 2) in *. assert (rho * g <= rho) by nra. assert (0 <= rho * (xi * (rho + xi))) by (apply Rmult_le_pos; nra).
    assert (0 <= rho * (xi * (rho + xi)) * g) by (apply Rmult_le_pos; lra). assert (0 <= (rho + xi) * xi ^ 2) by (apply Rmult_le_pos; nra). lra. }
  replace (z * W / W) with z by (field; lra).
  assert (W ^ 2 * xi + rho * (1 - xi * (rho + xi)) * (1 - e * z ^ 2) = (rho + xi) * (1 + xi ^ 2) - rho * (1 - xi * (rho + xi)) * (e * z ^ 2)) as V by (rewrite W2; ring).
  transitivity (3 * (rho + xi) * (1 + xi ^ 2) * e / ((rho + xi) * (1 + xi ^ 2) - rho * (1 - xi * (rho + xi)) * (e * z ^ 2))); [field; split; nra |].
  rewrite <- V. rewrite <- V in D. field. repeat split; nra.
Qed.
