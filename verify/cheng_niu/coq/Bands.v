(* Two parabolic bands in a weak field. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture Beams.
Open Scope R_scope.

(* N is the density of the electrons below an energy: all states of a sphere of wave vectors, one in (2 pi)^3 a volume. *)
Definition fills (hbar m edge : R) (N : R -> R) : Prop :=
  forall k, 0 <= k -> is_RInt (fun k => 4 * PI * k ^ 2 / (2 * PI) ^ 3) 0 k (N (hbar ^ 2 * k ^ 2 / (2 * m) + edge)).

(* The mean over all directions in space. *)
Definition mean_of_sphere (f : vec -> R) (value : R) : Prop := exists ring : R -> R,
  (forall mu, - 1 <= mu <= 1 -> is_RInt (fun ph => f (sqrt (1 - mu ^ 2) * cos ph, sqrt (1 - mu ^ 2) * sin ph, mu)) 0 (2 * PI) (ring mu)) /\
  is_RInt ring (- 1) 1 (4 * PI * value).

(* The current of what a field adds to the distribution (p.boltzmann), e tau (E . v) df/dE for charges -e: where f is one below
   the energy E_F and zero above, all of it lies at E_F, where a band has N'(E_F) states at the speed hbar k/m. *)
Definition drude (hbar e m edge tau E_F : R) (N : R -> R) (field j : vec) : Prop :=
  exists k states a b c, (0 < k /\ hbar ^ 2 * k ^ 2 / (2 * m) + edge = E_F) /\ is_derive N E_F states /\
  mean_of_sphere (fun u => fst (fst u) * dot u field) a /\ mean_of_sphere (fun u => snd (fst u) * dot u field) b /\
  mean_of_sphere (fun u => snd u * dot u field) c /\
  j = times3 (- e * (e * tau) * - (states * (hbar * k / m) ^ 2)) (a, b, c).

Ltac in_R := cbv beta; match goal with |- ?a = ?b => change (@eq R a b) end.

Lemma filled hbar m edge N E : 0 < hbar -> 0 < m -> edge < E -> fills hbar m edge N ->
  N E = sqrt 2 * sqrt m ^ 3 * sqrt (E - edge) ^ 3 / (3 * PI ^ 2 * hbar ^ 3).
Proof.
  intros H M P F. pose proof PI_RGT_0. pose (k := sqrt 2 * sqrt m * sqrt (E - edge) / hbar).
  pose proof (sqrt_lt_R0 2 ltac:(lra)). pose proof (sqrt_lt_R0 m M). pose proof (sqrt_lt_R0 (E - edge) ltac:(lra)).
  pose proof (pow2_sqrt 2 ltac:(lra)) as S2. pose proof (pow2_sqrt m ltac:(lra)) as SM. pose proof (pow2_sqrt (E - edge) ltac:(lra)) as SE.
  assert (0 < k) as K by (apply Rdiv_lt_0_compat; [repeat apply Rmult_lt_0_compat; assumption | exact H]).
  pose proof (F k (Rlt_le _ _ K)) as I.
  assert (hbar ^ 2 * k ^ 2 / (2 * m) + edge = E) as V.
  { unfold k. transitivity (sqrt 2 ^ 2 * sqrt m ^ 2 * sqrt (E - edge) ^ 2 / (2 * m) + edge); [field; lra |]. rewrite S2, SM, SE. field. lra. }
  rewrite V in I. clear V. apply (is_RInt_unique (V := R_CompleteNormedModule)) in I. rewrite <- I. apply is_RInt_unique.
  replace (_ / (3 * PI ^ 2 * hbar ^ 3)) with (k ^ 3 / (6 * PI ^ 2) - 0 ^ 3 / (6 * PI ^ 2)).
  - apply (antiderivative_between (fun k => k ^ 3 / (6 * PI ^ 2))); intro x; [auto_derive; [trivial | field; lra] | auto_derive; trivial].
  - unfold k. transitivity (sqrt 2 ^ 2 * sqrt 2 * sqrt m ^ 3 * sqrt (E - edge) ^ 3 / (6 * PI ^ 2 * hbar ^ 3)); [field; lra |]. rewrite S2. field. lra.
Qed.

Lemma fills_exists hbar m edge : 0 < hbar -> 0 < m -> exists N, fills hbar m edge N.
Proof.
  intros H M. exists (fun E => (sqrt (2 * m * (E - edge)) / hbar) ^ 3 / (6 * PI ^ 2)). intros k K. pose proof PI_RGT_0.
  replace (2 * m * (hbar ^ 2 * k ^ 2 / (2 * m) + edge - edge)) with ((hbar * k) ^ 2) by (field; lra).
  rewrite sqrt_pow2 by nra. replace (_ / (6 * PI ^ 2)) with (k ^ 3 / (6 * PI ^ 2) - 0 ^ 3 / (6 * PI ^ 2)) by (field; lra).
  apply (antiderivative_between (fun k => k ^ 3 / (6 * PI ^ 2))); intro x; [auto_derive; [trivial | field; lra] | auto_derive; trivial].
Qed.

Lemma directions_of_space x y z : let field := (x, y, z) in mean_of_sphere (fun u => fst (fst u) * dot u field) (x / 3) /\
  mean_of_sphere (fun u => snd (fst u) * dot u field) (y / 3) /\ mean_of_sphere (fun u => snd u * dot u field) (z / 3).
Proof.
  intro field. unfold mean_of_sphere, field, dot. cbv beta iota delta [fst snd].
  assert (forall a b c mu, - 1 <= mu <= 1 -> is_RInt (fun ph => (a * (sqrt (1 - mu ^ 2) * cos ph) + b * (sqrt (1 - mu ^ 2) * sin ph) + c * mu) *
    (sqrt (1 - mu ^ 2) * cos ph * x + sqrt (1 - mu ^ 2) * sin ph * y + mu * z)) 0 (2 * PI)
    (PI * (1 - mu ^ 2) * (a * x + b * y) + 2 * PI * mu ^ 2 * (c * z))) as R.
  { intros a b c mu M. assert (sqrt (1 - mu ^ 2) ^ 2 = 1 - mu ^ 2) as S by (apply pow2_sqrt; nra). revert S. generalize (sqrt (1 - mu ^ 2)). intros s S.
    pose (F t := s ^ 2 * (a * x * (t + sin t * cos t) / 2 + b * y * (t - sin t * cos t) / 2 + (a * y + b * x) * (sin t) ^ 2 / 2) +
      s * mu * ((a * z + c * x) * sin t - (b * z + c * y) * cos t) + mu ^ 2 * c * z * t).
    match goal with |- is_RInt _ _ _ ?v => replace v with (F (2 * PI) - F 0) end.
    - apply antiderivative_between; intro t; [unfold F; auto_derive; [trivial |]; pose proof (square_of_sin t) as T; field [T] | auto_derive; trivial].
    - unfold F. rewrite sin_2PI, cos_2PI, sin_0, cos_0, <- S. field. }
  assert (forall p q, is_RInt (fun mu => PI * (1 - mu ^ 2) * p + 2 * PI * mu ^ 2 * q) (- 1) 1 (4 * PI * ((p + q) / 3))) as J.
  { intros p q. pose (F mu := PI * (mu - mu ^ 3 / 3) * p + 2 * PI * (mu ^ 3 / 3) * q).
    replace (4 * _ * _) with (F 1 - F (- 1)) by (unfold F; field).
    apply antiderivative; intro t; [unfold F; auto_derive; [trivial | field] | auto_derive; trivial]. }
  split; [| split]; eexists; (split; [intros mu M |]).
  - eapply (is_RInt_ext (V := R_NormedModule)); [| exact (R 1 0 0 mu M)]. intros t _. in_R. ring.
  - cbv beta. replace (x / 3) with ((1 * x + 0 * y + 0 * z) / 3) by field. apply J.
  - eapply (is_RInt_ext (V := R_NormedModule)); [| exact (R 0 1 0 mu M)]. intros t _. in_R. ring.
  - cbv beta. replace (y / 3) with ((0 * x + 1 * y + 0 * z) / 3) by field. apply J.
  - eapply (is_RInt_ext (V := R_NormedModule)); [| exact (R 0 0 1 mu M)]. intros t _. in_R. ring.
  - cbv beta. replace (z / 3) with ((0 * x + 0 * y + 1 * z) / 3) by field. apply J.
Qed.

Lemma drude_current hbar e m edge tau E N field : 0 < hbar -> 0 < m -> edge < E -> fills hbar m edge N ->
  drude hbar e m edge tau E N field (times3 (e ^ 2 * tau * N E / m) field).
Proof.
  intros H M P F. destruct field as [[x y] z]. destruct (directions_of_space x y z) as [A [B C]].
  pose proof (sqrt_lt_R0 (E - edge) ltac:(lra)). pose proof (pow2_sqrt (E - edge) ltac:(lra)) as S.
  assert (0 < 2 * m * (E - edge)) as Q by nra.
  exists (sqrt (2 * m * (E - edge)) / hbar), (3 / 2 * N E / (E - edge)), (x / 3), (y / 3), (z / 3).
  assert ((sqrt (2 * m * (E - edge)) / hbar) ^ 2 = 2 * m * (E - edge) / hbar ^ 2) as K
    by (rewrite <- (pow2_sqrt (2 * m * (E - edge))) at 2 by lra; field; lra).
  refine (conj (conj _ _) (conj _ (conj A (conj B (conj C _))))).
  - apply Rdiv_lt_0_compat; [apply sqrt_lt_R0; exact Q | exact H].
  - rewrite K. field. lra.
  - apply (is_derive_ext_loc (fun E => sqrt 2 * sqrt m ^ 3 * sqrt (E - edge) ^ 3 / (3 * PI ^ 2 * hbar ^ 3))).
    + assert (0 < E - edge) as T by lra. exists (mkposreal _ T). intros u U. symmetry. apply filled; try assumption.
      change (Rabs (u - E) < E - edge) in U. apply Rabs_lt_between in U. lra.
    + rewrite (filled hbar m edge N E H M P F). pose proof PI_RGT_0. auto_derive; [lra |].
      unfold Rminus in *. generalize dependent (sqrt (E + - edge)). intros r R0 S. rewrite <- S. field. repeat split; lra.
  - unfold times3. replace ((hbar * (sqrt (2 * m * (E - edge)) / hbar) / m) ^ 2) with (2 * (E - edge) / m)
      by (transitivity (hbar ^ 2 * (sqrt (2 * m * (E - edge)) / hbar) ^ 2 / m ^ 2); [rewrite K |]; field; lra).
    repeat apply same_pair; field; lra.
Qed.
