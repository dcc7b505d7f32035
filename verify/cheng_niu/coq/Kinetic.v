(* The spin of the electrons of a band from a kinetic equation. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture Beams Line.
Open Scope R_scope.

(* The part across n of the spin matrix of some electrons: what they carry along turns as in Eq. 8 at rest, relaxes at 1/tau_sf,
   and scatters at 1/tau_0 to the mean of all, which keeps the spin. *)
Definition kinetic (tau_ex tau_sf tau_0 : R) (n carried mean G : vec) : Prop :=
  carried = plus3 (times3 (1 / tau_ex) (cross n G)) (plus3 (times3 (- (1 / tau_sf)) G) (times3 (1 / tau_0) (plus3 mean (times3 (- 1) G)))).
Definition along (v dx dy dz : vec) : vec := let '(x, y, z) := v in plus3 (times3 x dx) (plus3 (times3 y dy) (times3 z dz)).

(* The electrons of a band, labelled by u from - 1 to 1: g of them have the velocity v and the spin sign g n + G. N is the mean of g, flow
   that of g v, and A that of G; n has the rate dt and the slopes dx, dy and dz. *)
Definition shell (tau_ex tau_sf tau_0 sign : R) (n dt dx dy dz : vec) (N : R) (flow A : vec) : Prop :=
  exists (g : R -> R) (v G : R -> vec), is_RInt g (- 1) 1 (2 * N) /\ mean_of_all (fun u => times3 (g u) (v u)) flow /\ mean_of_all G A /\
  forall u, - 1 <= u <= 1 -> kinetic tau_ex tau_sf tau_0 n (times3 (sign * g u) (plus3 dt (along (v u) dx dy dz))) A (G u).

Lemma across_solved a n A Y : 0 < a -> dot n n = 1 -> dot n Y = 0 -> Y = plus3 (cross n A) (times3 (- a) A) ->
  A = times3 (- (1 / (1 + a ^ 2))) (plus3 (cross n Y) (times3 a Y)).
Proof.
  intros P E O ->. destruct n as [[n1 n2] n3], A as [[a1 a2] a3]. unfold dot, cross, plus3, times3 in *.
  assert (n1 * a1 = - (n2 * a2 + n3 * a3)) as K by (apply (Rmult_eq_reg_l a); [lra | lra]). assert (n3 * n3 = 1 - n1 * n1 - n2 * n2) as S by lra.
  clear E O. repeat apply same_pair; field [K S]; nra.
Qed.

Lemma shell_response tau_ex tau_sf tau_0 sign n dt dx dy dz N flow A : 0 < tau_ex -> 0 < tau_sf -> dot n n = 1 ->
  dot n dt = 0 -> dot n dx = 0 -> dot n dy = 0 -> dot n dz = 0 -> shell tau_ex tau_sf tau_0 sign n dt dx dy dz N flow A ->
  let X := plus3 (times3 N dt) (along flow dx dy dz) in let xi := tau_ex / tau_sf in
  A = times3 (sign * - (tau_ex / (1 + xi ^ 2))) (plus3 (cross n X) (times3 xi X)).
Proof.
  intros T F E Ot Ox Oy Oz [g [v [G [I [[V1 [V2 V3]] [[M1 [M2 M3]] H]]]]]] X xi.
  assert (forall a b c d, is_RInt (fun u => a * g u + (b * (g u * fst (fst (v u))) + (c * (g u * snd (fst (v u))) + d * (g u * snd (v u))))) (- 1) 1
    (2 * (a * N + (b * fst (fst flow) + (c * snd (fst flow) + d * snd flow))))) as L.
  { intros a b c d. apply (is_RInt_ext (V := R_NormedModule) _ (fun u => g u * fst (fst (v u)))) in V1; [| intros u _; destruct (v u) as [[? ?] ?]; reflexivity].
    apply (is_RInt_ext (V := R_NormedModule) _ (fun u => g u * snd (fst (v u)))) in V2; [| intros u _; destruct (v u) as [[? ?] ?]; reflexivity].
    apply (is_RInt_ext (V := R_NormedModule) _ (fun u => g u * snd (v u))) in V3; [| intros u _; destruct (v u) as [[? ?] ?]; reflexivity].
    pose proof (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ a _ I) (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ b _ V1)
      (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ c _ V2) (is_RInt_scal _ _ _ d _ V3)))) as J.
    unfold plus, scal in J; simpl in J; unfold mult in J; simpl in J.
    replace (2 * _) with (a * (2 * N) + (b * (2 * fst (fst flow)) + (c * (2 * snd (fst flow)) + d * (2 * snd flow)))) by ring. exact J. }
  assert (times3 sign X = plus3 (times3 (1 / tau_ex) (cross n A)) (times3 (- (1 / tau_sf)) A)) as K.
  { destruct n as [[n1 n2] n3], dt as [[t1 t2] t3], dx as [[x1 x2] x3], dy as [[y1 y2] y3], dz as [[z1 z2] z3], A as [[a1 a2] a3], flow as [[f1 f2] f3].
    unfold X, along, cross, plus3, times3. cbv beta iota delta [fst snd] in L, M1, M2, M3. clear Ot Ox Oy Oz E V1 V2 V3 I X.
    repeat apply same_pair; apply (Rmult_eq_reg_l 2); try lra.
    - transitivity (2 * (sign * t1 * N + (sign * x1 * f1 + (sign * y1 * f2 + sign * z1 * f3)))); [ring |].
      transitivity (2 * (n2 / tau_ex * a3 + - (n3 / tau_ex) * a2 + - (1 / tau_sf + 1 / tau_0) * a1 + 1 / tau_0 * a1)); [| unfold Rdiv; ring].
      refine (same_mean _ _ _ _ _ (L _ _ _ _) (linear_mean _ _ _ _ _ _ _ _ _ 0 (1 / tau_0 * a1) M3 M2 M1)). intros u U. pose proof (H u U) as Q.
      unfold kinetic, along, cross, plus3, times3 in Q. destruct (v u) as [[? ?] ?], (G u) as [[? ?] ?]. injection Q. intros _ _ Q1. simpl. lra.
    - transitivity (2 * (sign * t2 * N + (sign * x2 * f1 + (sign * y2 * f2 + sign * z2 * f3)))); [ring |].
      transitivity (2 * (n3 / tau_ex * a1 + - (n1 / tau_ex) * a3 + - (1 / tau_sf + 1 / tau_0) * a2 + 1 / tau_0 * a2)); [| unfold Rdiv; ring].
      refine (same_mean _ _ _ _ _ (L _ _ _ _) (linear_mean _ _ _ _ _ _ _ _ _ 0 (1 / tau_0 * a2) M1 M3 M2)). intros u U. pose proof (H u U) as Q.
      unfold kinetic, along, cross, plus3, times3 in Q. destruct (v u) as [[? ?] ?], (G u) as [[? ?] ?]. injection Q. intros _ Q1 _. simpl. lra.
    - transitivity (2 * (sign * t3 * N + (sign * x3 * f1 + (sign * y3 * f2 + sign * z3 * f3)))); [ring |].
      transitivity (2 * (n1 / tau_ex * a2 + - (n2 / tau_ex) * a1 + - (1 / tau_sf + 1 / tau_0) * a3 + 1 / tau_0 * a3)); [| unfold Rdiv; ring].
      refine (same_mean _ _ _ _ _ (L _ _ _ _) (linear_mean _ _ _ _ _ _ _ _ _ 0 (1 / tau_0 * a3) M2 M1 M3)). intros u U. pose proof (H u U) as Q.
      unfold kinetic, along, cross, plus3, times3 in Q. destruct (v u) as [[? ?] ?], (G u) as [[? ?] ?]. injection Q. intros Q1 _ _. simpl. lra.
  }
  assert (0 < xi) as P by (apply Rdiv_lt_0_compat; assumption).
  assert (times3 (tau_ex * sign) X = plus3 (cross n A) (times3 (- xi) A)) as Y.
  { clear - K T F. destruct X as [[? ?] ?], n as [[? ?] ?], A as [[? ?] ?]. unfold plus3, times3, cross in *. injection K. intros K3 K2 K1. unfold xi.
    repeat apply same_pair; rewrite Rmult_assoc; [rewrite K1 | rewrite K2 | rewrite K3]; field; lra. }
  etransitivity; [apply (across_solved xi n A (times3 (tau_ex * sign) X) P E); [| exact Y] |].
  - clear - Ot Ox Oy Oz. subst X. destruct n as [[n1 n2] n3], dt as [[t1 t2] t3], dx as [[x1 x2] x3], dy as [[y1 y2] y3], dz as [[z1 z2] z3], flow as [[f1 f2] f3].
    unfold dot, along, plus3, times3 in *.
    pose proof (Rmult_eq_compat_l (tau_ex * sign * N) _ _ Ot). pose proof (Rmult_eq_compat_l (tau_ex * sign * f1) _ _ Ox).
    pose proof (Rmult_eq_compat_l (tau_ex * sign * f2) _ _ Oy). pose proof (Rmult_eq_compat_l (tau_ex * sign * f3) _ _ Oz). lra.
  - clear Y K. destruct X as [[? ?] ?], n as [[? ?] ?]. unfold plus3, times3, cross. repeat apply same_pair; field; nra.
Qed.

(* Electrons that all rest: the hypotheses above hold somewhere. *)
Lemma at_rest : is_RInt (fun _ => 1) (- 1) 1 (2 * 1) /\ mean_of_all (fun _ => (0, 0, 0)) (0, 0, 0).
Proof.
  assert (forall c, is_RInt (fun _ => c) (- 1) 1 (2 * c)) as I.
  { intro c. replace (2 * c) with (c * 1 - c * (- 1)) by ring. apply (antiderivative (fun x => c * x)); intro x; [auto_derive; [trivial | ring] | auto_derive; trivial]. }
  exact (conj (I 1) (conj (I 0) (conj (I 0) (I 0)))).
Qed.
Lemma resting_shell sign : shell 1 1 1 sign (0, 0, 1) (0, 0, 0) (0, 0, 0) (0, 0, 0) (0, 0, 0) 1 (times3 (- (1 / 1)) (0, 0, 0)) (0, 0, 0).
Proof.
  destruct at_rest as [I M]. exists (fun _ => 1), (fun _ => (0, 0, 0)), (fun _ => (0, 0, 0)).
  assert (forall k, times3 k (0, 0, 0) = (0, 0, 0)) as Z by (intro k; unfold times3; repeat apply same_pair; ring).
  cbv beta. rewrite !Z. refine (conj I (conj M (conj M (fun _ _ => _)))).
  unfold kinetic, along, cross, plus3, times3. repeat apply same_pair; field.
Qed.
