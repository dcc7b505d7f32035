(* The solvers' equations of motion, and the form of Eq. 16 in which solvers integrate it. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* The magnetization under the torque of Eq. 15, the current j along x; and the coefficients of Eqs. 16 and 17. *)
Definition motion (gamma alpha tau_ex xi n_0 M_s mu_B P e j : R) (M H rate slope : vec) : Prop :=
  rate = llg gamma alpha M_s M H rate
    (torque tau_ex M_s (accumulation tau_ex xi n_0 M_s mu_B P e M rate (times3 j slope)) M).
Definition renormalized (gamma alpha tau_ex xi n_0 M_s mu_B P e j gamma_t alpha_t eta u : R) : Prop :=
  (0 < tau_ex /\ 0 < M_s /\ 0 < e /\ 0 <= eta) /\ eta = n_0 / M_s / (1 + xi ^ 2) /\
  gamma_t = gamma / (1 + eta) /\ alpha_t = (alpha + eta * xi) / (1 + eta) /\
  u = P * mu_B / (e * M_s * (1 + xi ^ 2)) * j.

(* A solver, which computes the rate of m = M/M_s from m, its slope along x and the field, integrates that equation. *)
Definition integrates (gamma alpha tau_ex xi n_0 M_s mu_B P e j : R) (solver : vec -> vec -> vec -> vec) : Prop :=
  forall m slope H r, dot m m = 1 -> dot m slope = 0 ->
  (motion gamma alpha tau_ex xi n_0 M_s mu_B P e j (times3 M_s m) H (times3 M_s r) (times3 M_s slope) <->
   r = solver m slope H).

(* The solvers' equations, term by term from their sources, as verify/cheng_niu/solvers/equations.py has them. *)
Definition landau_lifshitz (gamma alpha : R) (m B : vec) : vec :=
  times3 (- gamma / (1 + alpha ^ 2)) (plus3 (cross m B) (times3 alpha (cross m (cross m B)))).
Definition zhang_li_kernel (alpha xi : R) (m h : vec) : vec :=
  times3 (- 1 / (1 + alpha ^ 2)) (plus3 (times3 (1 + xi * alpha) (cross m (cross m h))) (times3 (xi - alpha) (cross m h))).
Definition mumax3 (e mu_B Msat alpha GammaLL Xi Pol J : R) (m s H : vec) : vec :=
  let b := mu_B / (2 * e * 175950000000) / Msat / (1 + Xi ^ 2) in
  times3 GammaLL (plus3 (landau_lifshitz 1 alpha m H) (zhang_li_kernel alpha Xi m (times3 (b * Pol * J) (times3 2 s)))).
Definition mumaxplus (e mu_B msat alpha gamma xi pol jcur : R) (m s H : vec) : vec :=
  plus3 (landau_lifshitz gamma alpha m H)
    (zhang_li_kernel alpha xi m (times3 (mu_B * pol / (e * msat * (1 + xi ^ 2)) * jcur) s)).
Definition anv_spintevolve (mu_0 alpha gamma_G u beta : R) (m s H : vec) : vec :=
  let across := cross m (times3 u s) in
  plus3 (landau_lifshitz (gamma_G / mu_0) alpha m H)
    (plus3 (times3 (- ((1 + alpha * beta) / (1 + alpha ^ 2))) (cross across m))
       (times3 ((beta - alpha) / (1 + alpha ^ 2)) across)).
Definition spinxferevolve (hbar mu_0 e M_s cell alpha gamma_G P eps_prime J : R) (m s H : vec) : vec :=
  let beta := hbar * J / (mu_0 * e * cell) / M_s in let mp := times3 cell s in
  let eps := beta * P / 2 in let eps' := beta * eps_prime in
  let m_x_h := cross m (times3 (1 / mu_0) H) in let m_x_p := cross m mp in
  times3 (gamma_G / (1 + alpha ^ 2))
    (plus3 (cross (plus3 (times3 alpha m_x_h) (times3 (alpha * eps' + eps) m_x_p)) m)
       (plus3 (times3 (alpha * eps - eps') m_x_p) (times3 (- 1) m_x_h))).
Definition mumax3c (e mu_0 mu_B M_s gamma0 alpha u beta : R) : vec -> vec -> vec -> vec :=
  mumax3 e mu_B M_s alpha (gamma0 / mu_0) beta 1
    (- u * 2 * (1 + beta ^ 2) * e / (200231930436182 / 100000000000000 * mu_B) * M_s).
Definition with_torque_field (mu_0 gamma alpha bj xi : R) (m s H : vec) : vec :=
  landau_lifshitz gamma alpha m
    (plus3 (times3 (1 / mu_0) H) (times3 (bj / gamma) (plus3 (cross m s) (times3 xi s)))).
Definition micromagneticjl (e mu_0 mu_B Ms alpha gamma P xi J : R) : vec -> vec -> vec -> vec :=
  with_torque_field mu_0 gamma alpha (P * mu_B / (e * Ms) / (1 + xi ^ 2) * J) xi.
Definition fidimag (e mu_0 mu_B Ms alpha gamma p beta jx : R) (m s H : vec) : vec :=
  let h := times3 jx s in let tangential := plus3 h (times3 (- dot h m) m) in
  plus3 (landau_lifshitz (gamma / mu_0) alpha m H)
    (times3 (20023193043737 / 10000000000000 * mu_B / (2 * e) * p / Ms / (1 + alpha ^ 2))
       (plus3 (times3 (1 + alpha * beta) tangential) (times3 (- (beta - alpha)) (cross m tangential)))).
Definition nmag (e mu_0 mu_B Ms alpha gamma_G xi polarisation current : R) (m s H : vec) : vec :=
  let su_f := - (1 / (1 + alpha ^ 2)) * polarisation * mu_B / (e * Ms * (1 + xi ^ 2)) in
  let precession := - gamma_G / (1 + alpha ^ 2) in
  let field := times3 (1 / mu_0) H in let along := times3 current s in
  plus3 (plus3 (times3 precession (cross m field))
           (times3 (precession * alpha) (plus3 (times3 (dot m field) m) (times3 (- 1) field))))
    (plus3 (times3 (su_f * (1 + alpha * xi)) (plus3 (times3 (dot m along) m) (times3 (- 1) along)))
       (times3 (su_f * (xi - alpha)) (cross m along))).
Definition spirit (damping beta magnitude direction energy_scale : R) (m s H : vec) : vec :=
  let mu_b := 57883817555 / 1000000000000 in
  let dtg := 1760859644 / 10000000000 / mu_b / (1 + damping ^ 2) in
  let force := times3 (mu_b * energy_scale) H in let along := times3 (direction / 10 ^ 10) s in
  let virtual := plus3 (times3 dtg (plus3 force (times3 damping (cross m force))))
    (times3 (dtg * magnitude) (plus3 (times3 (damping - beta) along) (times3 (1 + beta * damping) (cross along m)))) in
  times3 (- 10 ^ 12) (cross m virtual).

(* The rate r that solves r = v + a m x r, with v = g H x m + c s - d m x s across m. *)
Definition explicit (g a c d : R) (m s H : vec) : vec :=
  times3 (1 / (1 + a ^ 2)) (plus3 (times3 g (plus3 (cross H m) (times3 a (cross m (cross H m)))))
    (plus3 (times3 (c + a * d) s) (times3 (a * c - d) (cross m s)))).
Definition implicit (g a c d : R) (m s H r : vec) : vec :=
  plus3 (plus3 (times3 g (cross H m)) (times3 a (cross m r))) (plus3 (times3 c s) (times3 (- d) (cross m s))).

Lemma unit_squares a b c : dot (a, b, c) (a, b, c) = 1 -> c * c = 1 - a * a - b * b.
Proof. unfold dot. lra. Qed.
Lemma first_product a b c x y z : dot (a, b, c) (x, y, z) = 0 -> a * x = - (b * y + c * z).
Proof. unfold dot. lra. Qed.

Lemma nothing_turned a m d : d = times3 a (cross m d) -> d = (0, 0, 0).
Proof.
  destruct m as [[m1 m2] m3], d as [[x y] z]. unfold times3, cross. intro K. injection K. clear K. intros Z Y X.
  assert (x * x + y * y + z * z = 0) as Q.
  { transitivity (x * (a * (m2 * z - m3 * y)) + y * (a * (m3 * x - m1 * z)) + z * (a * (m1 * y - m2 * x))); [| ring].
    rewrite <- X, <- Y, <- Z. ring. }
  clear X Y Z. repeat apply same_pair; nra.
Qed.

Lemma explicit_solves g a c d m s H : dot m m = 1 -> dot m s = 0 ->
  explicit g a c d m s H = implicit g a c d m s H (explicit g a c d m s H).
Proof.
  destruct m as [[m1 m2] m3], s as [[x y] z], H as [[p q] r]. intros E S.
  apply unit_squares in E. apply first_product in S.
  unfold explicit, implicit, plus3, times3, cross. repeat apply same_pair; field [E S]; nra.
Qed.

Lemma implicit_explicit g a c d m s H r : dot m m = 1 -> dot m s = 0 ->
  (r = implicit g a c d m s H r <-> r = explicit g a c d m s H).
Proof.
  intros E S. pose proof (explicit_solves g a c d m s H E S) as K. generalize dependent (explicit g a c d m s H).
  intros v K. split; [| intros ->; exact K]. intro L. clear E S.
  destruct m as [[m1 m2] m3], s as [[x y] z], H as [[p q] o], r as [[r1 r2] r3], v as [[v1 v2] v3].
  unfold implicit, plus3, times3, cross in *.
  assert ((r1 - v1, r2 - v2, r3 - v3) = (0, 0, 0)) as Z.
  { apply (nothing_turned a (m1, m2, m3)). injection K. injection L. clear K L. intros R3 R2 R1 V3 V2 V1.
    unfold times3, cross. repeat apply same_pair; lra. }
  injection Z. intros. repeat apply same_pair; lra.
Qed.

Lemma motion_across gamma alpha tau_ex xi n_0 M_s mu_B P e j M H rate slope :
  motion gamma alpha tau_ex xi n_0 M_s mu_B P e j M H rate slope -> dot M rate = 0.
Proof.
  unfold motion. generalize (accumulation tau_ex xi n_0 M_s mu_B P e M rate (times3 j slope)). intros dm L. rewrite L. clear L.
  destruct M as [[a b] c], H as [[p q] r], rate as [[x y] z], dm as [[u v] w].
  unfold llg, torque, dot, plus3, times3, cross, Rdiv. ring.
Qed.

Lemma explicit_across g a c d m s H : dot m s = 0 -> dot m (explicit g a c d m s H) = 0.
Proof.
  destruct m as [[m1 m2] m3], s as [[x y] z], H as [[p q] r]. intro S. apply first_product in S.
  unfold explicit, dot, plus3, times3, cross, Rdiv. ring [S].
Qed.

Lemma scaled x a y b k : k <> 0 -> y - b = k * (x - a) -> (x = a <-> y = b).
Proof.
  intros K E. split; intro H; [rewrite H in E; lra |]. assert (k * (x - a) = 0) as Z by lra.
  destruct (Rmult_integral _ _ Z); lra.
Qed.

Lemma pair_of_equivalences (A B A' B' : Prop) : (A <-> A') -> (B <-> B') -> (A /\ B <-> A' /\ B').
Proof. tauto. Qed.

Theorem explicitly gamma alpha tau_ex xi n_0 M_s mu_B P e j gamma_t alpha_t eta u m s H r :
  renormalized gamma alpha tau_ex xi n_0 M_s mu_B P e j gamma_t alpha_t eta u -> dot m m = 1 -> dot m s = 0 ->
  (motion gamma alpha tau_ex xi n_0 M_s mu_B P e j (times3 M_s m) H (times3 M_s r) (times3 M_s s) <->
   r = explicit gamma_t alpha_t (u / (1 + eta)) (xi * u / (1 + eta)) m s H).
Proof.
  intros [[T [N [E0 B]]] [D [G [A U]]]] E S. assert (0 < 1 + xi ^ 2) as X by nra.
  assert (dot (times3 M_s m) (times3 M_s m) = M_s ^ 2) as EM
    by (destruct m as [[m1 m2] m3]; unfold dot, times3 in *; transitivity (M_s ^ 2 * 1); [rewrite <- E |]; ring).
  assert (forall v, dot m v = 0 -> dot (times3 M_s m) (times3 M_s v) = 0) as across.
  { intros v V. destruct m as [[m1 m2] m3], v as [[v1 v2] v3]. unfold dot, times3 in *.
    transitivity (M_s ^ 2 * 0); [rewrite <- V |]; ring. }
  assert (forall k v, dot m v = 0 -> dot (times3 M_s m) (times3 k (times3 M_s v)) = 0) as scaled_across.
  { intros k v V. destruct m as [[m1 m2] m3], v as [[v1 v2] v3]. unfold dot, times3 in *.
    transitivity (k * M_s ^ 2 * 0); [rewrite <- V |]; ring. }
  rewrite <- (implicit_explicit _ _ _ _ m s H r E S).
  assert (dot m r = 0 -> (r = implicit gamma_t alpha_t (u / (1 + eta)) (xi * u / (1 + eta)) m s H r <->
    motion gamma alpha tau_ex xi n_0 M_s mu_B P e j (times3 M_s m) H (times3 M_s r) (times3 M_s s))) as W.
  { intro V. unfold motion.
    rewrite (torque_of_accumulation tau_ex xi n_0 M_s mu_B P e _ _ _ T N E0 EM (across r V) (scaled_across j s S)).
    replace (xi * n_0 / M_s / (1 + xi ^ 2) / M_s) with (xi * eta / M_s) by (rewrite D; field; split; lra). rewrite <- D.
    clear across scaled_across EM E S V D.
    destruct m as [[m1 m2] m3], s as [[x y] z], H as [[p q] o], r as [[r1 r2] r3].
    unfold implicit, llg, plus3, times3, cross. rewrite G, A, U. clear G A U.
    assert (forall a b c f g h : R, (a, b, c) = (f, g, h) <-> a = f /\ b = g /\ c = h) as split3
      by (intros; split; [intro Q; injection Q; auto | intros [-> [-> ->]]; reflexivity]).
    rewrite !split3.
    repeat apply pair_of_equivalences; apply (scaled _ _ _ _ (M_s * (1 + eta)));
      try (apply Rmult_integral_contrapositive_currified; lra); field; repeat split; lra. }
  split.
  - intro L. apply W; [| exact L]. apply motion_across in L. 
    destruct m as [[m1 m2] m3], r as [[r1 r2] r3]. unfold dot, times3 in *.
    apply (Rmult_eq_reg_l (M_s ^ 2)); [| nra]. lra.
  - intro L. apply W; [| exact L]. apply implicit_explicit in L; try assumption. rewrite L. apply explicit_across. exact S.
Qed.

(* A solver's equation with its parameters in the place of theirs is the explicit form; R says what the coefficients are. *)
Ltac integrated R :=
  unfold integrates; intros [[m1 m2] m3] [[x y] z] [[p q] o] [[r1 r2] r3] E S;
  erewrite explicitly by eassumption;
  apply unit_squares in E; apply first_product in S;
  destruct R as [[_ [N [C B]]] [_ [G [_ U]]]]; match type of U with context [1 + ?xi ^ 2] => assert (0 < 1 + xi ^ 2) by nra end;
  rewrite ?G, ?U; clear G U;
  match goal with |- _ = ?a <-> _ = ?b => replace b with a; [reflexivity |] end;
  unfold explicit, mumax3c, mumax3, mumaxplus, anv_spintevolve, spinxferevolve, micromagneticjl, with_torque_field,
    fidimag, nmag, spirit, landau_lifshitz, zhang_li_kernel, dot, plus3, times3, cross;
  repeat apply same_pair; field [E S]; repeat split; try lra; nra.
Ltac at_one := unfold renormalized; repeat split; try lra; field.
